package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.bulk.ColumnMap;
import org.callboard.bulk.CsvOptions;
import org.callboard.bulk.FileEncoding;
import org.callboard.bulk.FileTooLargeException;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.job.ImportCounts;
import org.callboard.job.ImportReport;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.JobState;
import org.callboard.job.ReportLine;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/** What the requests to import have in common, and the JSON of what they are told. */
public class ImportRequest extends OrganizationRequest {

  static final String CHARSET = "charset";
  static final String MAP = "map";
  static final String UNKNOWN_COLUMNS = "unknownColumns";
  static final String ON_CONFLICT = "onConflict";
  static final String DRY_RUN = "dryRun";
  static final String BACKGROUND = "background";

  /** How to import. Nothing of the request is refused when its body is in. */
  ImportOptions how() {
    return how(OnConflict::of);
  }

  private ImportOptions how(Function<String, OnConflict> onConflict) {
    background();
    return new ImportOptions(
        call().parameter(ON_CONFLICT, onConflict).orElse(OnConflict.FAIL),
        call().flag(DRY_RUN).orElse(false));
  }

  /** The same of the vendor's sample, whose template says what its columns are. */
  ImportOptions howOfSample() {
    return how().with(new CsvOptions(encoding()));
  }

  /** The same when the form is in: its part says the encoding, unless the address does. */
  ImportOptions howOf(VendorSampleForm form, ImportOptions how) {
    return form.encoding().isPresent() && call().parameter(CHARSET).isEmpty()
        ? how.with(new CsvOptions(form.encoding()))
        : how;
  }

  /** The same of a CSV file. */
  ImportOptions howOfCsv() {
    return how().with(csv());
  }

  /** The same of a CSV file that is a whole list. */
  ImportOptions howOfList() {
    return how(OnConflict::ofList).with(csv());
  }

  private CsvOptions csv() {
    return new CsvOptions(
        encoding(),
        call().parameter(MAP, ColumnMap::of).orElse(ColumnMap.NONE),
        call().parameter(UNKNOWN_COLUMNS, ImportRequest::skips).orElse(false));
  }

  private static boolean skips(String text) {
    return switch (text) {
      case "skip" -> true;
      case "fail" -> false;
      default -> throw new InvalidValueException(UNKNOWN_COLUMNS, "must be fail or skip.");
    };
  }

  /** The parameter says it, or else the type of the body. */
  private Optional<FileEncoding> encoding() {
    return call()
        .parameter(CHARSET, FileEncoding::named)
        .or(() -> Optional.ofNullable(headers.getMediaType()).flatMap(ImportRequest::encoding));
  }

  private static Optional<FileEncoding> encoding(MediaType type) {
    try {
      return Optional.ofNullable(type.getParameters().get(MediaType.CHARSET_PARAMETER))
          .filter(charset -> !charset.isBlank())
          .map(FileEncoding::named);
    } catch (InvalidValueException e) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "The header Content-Type names a charset that this server does not know.");
    }
  }

  Optional<Boolean> background() {
    return call().flag(BACKGROUND);
  }

  /**
   * Takes the body in.
   *
   * @throws ProblemException if it is longer than that, or breaks off
   */
  Upload receive(InputStream body, long maxBytes) {
    try {
      if (headers.getLength() > maxBytes) {
        throw new ProblemException(
            ProblemType.TOO_LARGE, "The body must have at most " + maxBytes + " bytes.");
      }
      return Upload.of(body, maxBytes);
    } catch (FileTooLargeException e) {
      throw new ProblemException(ProblemType.TOO_LARGE, e.getMessage());
    } catch (IOException e) { // the caller's network, not our trouble
      throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not complete.");
    }
  }

  /** The same of a form. */
  VendorSampleForm receiveForm(InputStream body, long maxUsers) {
    return VendorSampleForm.read(body, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), maxUsers);
  }

  /** 200, or the problem of an import that has failed. */
  static Response answer(ImportReport report) {
    JsonObject json = json(report);
    if (report.done() || report.dryRun()) {
      return Answers.list(json);
    }
    throw new ProblemException(
        Problem.of(ProblemType.IMPORT_FAILED, wrong(report)).with("report", json));
  }

  /** The same of an edit, which has no file: the person whom it cannot be done with is named. */
  static Response answerOfEdit(ImportReport report) {
    JsonObject json = json(report);
    if (report.done() || report.dryRun()) {
      return Answers.list(json);
    }
    String who =
        report.lines().stream()
            .filter(line -> line.outcome() == ReportLine.Outcome.ERROR)
            .map(line -> line.id().orElse("") + ": " + line.message().orElse(""))
            .findFirst()
            .orElse("");
    throw new ProblemException(
        Problem.of(ProblemType.IMPORT_FAILED, who + " Nobody was edited.").with("report", json));
  }

  /** What is wrong with the file as a whole is told as it is: it is in no line. */
  private static String wrong(ImportReport report) {
    ImportCounts counts = report.counts();
    List<String> ofTheFile =
        report.lines().stream()
            .filter(line -> line.outcome() == ReportLine.Outcome.ERROR && line.line() == 0)
            .flatMap(line -> line.message().stream())
            .toList();
    if (counts.wrong() == 1 && ofTheFile.size() == 1) {
      return ofTheFile.get(0) + " Nothing was imported.";
    }
    boolean inLinesOrNodes = ofTheFile.size() <= counts.wrong() - counts.failed();
    return inLinesOrNodes
        ? wrong(counts) + " wrong; nothing was imported."
        : "The import has " + number(counts.wrong(), "error") + "; nothing was imported.";
  }

  private static String wrong(ImportCounts counts) {
    long nodes = counts.wrong() - counts.failed();
    String lines = number(counts.failed(), "line");
    String all =
        nodes == 0 ? lines : (counts.failed() == 0 ? "" : lines + " and ") + number(nodes, "node");
    return all + (counts.wrong() == 1 ? " is" : " are");
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** 202 with the address of the job. */
  Response accepted(Job job) {
    String path = uri.getRequestUri().getRawPath();
    return Response.accepted(json(job).toString())
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, path.substring(0, jobsAt(path)) + "/jobs/" + job.id())
        .build();
  }

  /** Where the path of the organization ends. */
  private int jobsAt(String path) {
    String organizations = "/organizations/";
    return path.indexOf('/', path.lastIndexOf(organizations) + organizations.length());
  }

  static Problem busy(String sentence) {
    return Problem.of(ProblemType.BUSY, sentence).withHeaders(Map.of("Retry-After", "30"));
  }

  private static JsonObject json(ImportReport report) {
    JsonArrayBuilder lines = Json.createArrayBuilder();
    report.lines().stream().map(ImportRequest::json).forEach(lines::add);
    return Json.createObjectBuilder()
        .add("dryRun", report.dryRun())
        .add("state", report.done() ? "done" : "failed")
        .add("counts", report.counts().json())
        .add("lines", lines)
        .build();
  }

  static JsonObject json(ReportLine line) {
    return json(
        new JobLine(
            line.line(), Optional.of(line.outcome()), line.id(), line.message(), List.of()));
  }

  static JsonObject json(JobLine line) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("line", line.line());
    json.add("outcome", Json.orNull(line.outcome().map(ReportLine.Outcome::label)));
    json.add("id", Json.orNull(line.id()));
    json.add("message", Json.orNull(line.message()));
    return UnreadableJson.addTo(json, line.unreadable()).build();
  }

  static JsonObject json(Job job) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", job.id()).add("kind", job.kind());
    json.add("state", Json.orNull(job.state().map(JobState::label)));
    json.add("dryRun", job.dryRun())
        .add("startedBy", job.startedBy())
        .add("started", job.started().toString())
        .add("counts", job.counts().json());
    json.add("message", Json.orNull(job.message()));
    return UnreadableJson.addTo(json, job.unreadable()).build();
  }
}
