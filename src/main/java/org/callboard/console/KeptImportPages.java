package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.administration.ImportKind;
import org.callboard.administration.JobActs;
import org.callboard.administration.ImportChoice;
import org.callboard.administration.KeptImport;
import org.callboard.administration.KeptImportActs;
import org.callboard.administrator.SessionSecret;
import org.callboard.job.Job;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.TooManyJobsException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** Shows what a file would do, and does it. */
@Path("o/{cloudId}/import/{id}")
@ApplicationScoped
public class KeptImportPages {

  private static final String BUSY = "importBusy";

  private final Pages pages;
  private final Frames frames;
  private final KeptImportActs imports;
  private final JobActs jobs;

  /** For the container's proxy only. */
  public KeptImportPages() {
    this(null, null, null, null);
  }

  @Inject
  KeptImportPages(Pages pages, Frames frames, KeptImportActs imports, JobActs jobs) {
    this.pages = pages;
    this.frames = frames;
    this.imports = imports;
    this.jobs = jobs;
  }

  /** What the address asks for. */
  public static class Asked {
    @PathParam("cloudId")
    String cloudId;

    @PathParam("id")
    String id;

    @QueryParam("show")
    String show;

    @QueryParam("page")
    String page;
  }

  /**
   * A column of the file.
   *
   * @param example what is in it
   * @param meaning what it is here; empty text for what it is called
   */
  public record ColumnRow(int number, String name, String example, String meaning) {}

  /**
   * The page.
   *
   * @param choice how the form says that the file is read
   * @param minutes how long the file is kept yet
   * @param check the job that says what would happen; empty if none could begin yet
   * @param lines what it says
   * @param meanings what columns may mean
   * @param failed why the import itself has ended without a change, in English
   * @param fault what was wrong with a choice; empty if nothing was
   */
  public record CheckFile(
      KeptImport file,
      ImportChoice choice,
      String address,
      long minutes,
      Optional<JobWords> check,
      Optional<Lines> lines,
      List<ColumnRow> columns,
      List<String> meanings,
      Optional<String> failed,
      Optional<Fault> fault) {

    public CheckFile {
      columns = List.copyOf(columns);
      meanings = List.copyOf(meanings);
    }

    /** What the file is. */
    public String kind() {
      return file.wish().kind().label();
    }

    public String fileName() {
      return file.wish().fileName();
    }

    public boolean isChecking() {
      return file.isChecking();
    }

    public boolean isRight() {
      return file.isRight();
    }

    public boolean canStart() {
      return file.canStart();
    }

    public boolean hasWrongLines() {
      return file.hasWrongLines();
    }

    /** How many things the import would make, change and delete. */
    public long changes() {
      return file.changes();
    }

    /** What can be done with what is there already. */
    public List<String> conflicts() {
      return ImportForm.conflicts(file.wish().kind());
    }

    public String conflict() {
      return ImportForm.word(choice.onConflict());
    }

    /** Whether it is a text, whose encoding can be named. */
    public boolean hasCharset() {
      return file.wish().kind().hasLines();
    }

    /** The encodings that can be named. */
    public List<String> charsets() {
      return ImportForm.CHARSETS;
    }

    public String charset() {
      return choice.charset().orElse("");
    }

    public boolean skipsUnknown() {
      return choice.skipsUnknown();
    }

    public long kilobytes() {
      return (file.size() + 1023) / 1024;
    }
  }

  @GET
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response get(@Context HttpServletRequest request, @BeanParam Asked asked) {
    KeptImport file = imports.get(session(request), asked.cloudId, asked.id);
    if (file.isStarted()) {
      return toJob(request, asked.cloudId, file.started().orElseThrow());
    }
    return page(request, asked, file, file.wish().choice(), Optional.empty());
  }

  private static SessionSecret session(HttpServletRequest request) {
    return SessionCookie.of(request).orElseThrow();
  }

  private static Response toJob(HttpServletRequest request, String cloudId, Job job) {
    return Redirect.toPage(request, Redirect.page(cloudId, "jobs", job.id())).build();
  }

  private Response page(
      HttpServletRequest request,
      Asked asked,
      KeptImport file,
      ImportChoice choice,
      Optional<Fault> fault) {
    Frame frame = frames.of(request, asked.cloudId);
    Instant now = Instant.now();
    String address = frame.in("import", file.id());
    CheckFile model =
        new CheckFile(
            file,
            choice,
            address,
            Math.max(1, Duration.between(now, file.until()).toMinutes()),
            file.check()
                .map(job -> JobWords.of(job, Optional.of(file.lines()), frame.texts(), now)),
            file.check().filter(job -> !file.isChecking()).map(job -> lines(address, asked, job)),
            columns(file, choice),
            ImportForm.meanings(file.wish().kind(), frame.may(Roles.MANAGE)),
            file.started().flatMap(Job::message),
            fault);
    return pages.page(fault.map(Fault::status).orElse(200), "check-import", frame, model);
  }

  private Lines lines(String address, Asked asked, Job job) {
    Optional<Outcome> outcome = Lines.outcome(asked.show);
    return Lines.of(
        address,
        outcome,
        job,
        Part.read(
            asked.page,
            Lines.SIZE,
            offset -> jobs.lines(asked.cloudId, job.id(), outcome, offset, Lines.SIZE)));
  }

  private static List<ColumnRow> columns(KeptImport file, ImportChoice choice) {
    if (!file.wish().kind().hasColumns()) {
      return List.of();
    }
    List<String> header = file.wish().shape().header();
    return IntStream.range(0, header.size())
        .filter(i -> !header.get(i).isEmpty())
        .mapToObj(
            i ->
                new ColumnRow(
                    i,
                    header.get(i),
                    at(file.wish().shape().example(), i),
                    at(choice.meanings(), i)))
        .toList();
  }

  private static String at(List<String> texts, int i) {
    return i < texts.size() ? texts.get(i) : "";
  }

  /** Looks at the same file by another choice. */
  @POST
  @Path("check")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response check(@Context HttpServletRequest request, @BeanParam Asked asked) {
    KeptImport file = imports.get(session(request), asked.cloudId, asked.id);
    ImportChoice choice = ImportForm.choice(file, FormFilter.of(request));
    try {
      imports.check(session(request), asked.cloudId, asked.id, choice);
      return toFile(request, asked).build();
    } catch (TooManyJobsException e) {
      return busy(request, asked);
    } catch (InvalidValueException e) {
      return page(request, asked, file, choice, Optional.of(Fault.of(e)));
    }
  }

  private static Response.ResponseBuilder toFile(HttpServletRequest request, Asked asked) {
    return Redirect.toPage(request, Redirect.page(asked.cloudId, "import", asked.id));
  }

  private static Response busy(HttpServletRequest request, Asked asked) {
    return Redirect.toPage(
            request, Redirect.done(Redirect.page(asked.cloudId, "import", asked.id), BUSY))
        .build();
  }

  /** Imports the file. Pressed twice, it leads to the same job. */
  @POST
  @Path("start")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response start(@Context HttpServletRequest request, @BeanParam Asked asked) {
    try {
      return toJob(
          request, asked.cloudId, imports.start(session(request), asked.cloudId, asked.id));
    } catch (TooManyJobsException e) {
      return busy(request, asked);
    }
  }

  @POST
  @Path("drop")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response drop(@Context HttpServletRequest request, @BeanParam Asked asked) {
    ImportKind kind = imports.get(session(request), asked.cloudId, asked.id).wish().kind();
    imports.drop(session(request), asked.cloudId, asked.id);
    return Redirect.toPage(
            request,
            Redirect.page(asked.cloudId, "import")
                + "?what="
                + kind.label()
                + "&"
                + Frames.DONE
                + "=fileDropped")
        .build();
  }

  /** The lines that are wrong, as the file has them. */
  @GET
  @Path("errors.csv")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response errors(@Context HttpServletRequest request, @BeanParam Asked asked) {
    return ExportPages.answer(
        imports.wrongLines(session(request), asked.cloudId, asked.id), ExportPages.CSV);
  }
}
