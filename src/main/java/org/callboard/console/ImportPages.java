package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.administration.GroupActs;
import org.callboard.administration.ImportChoice;
import org.callboard.administration.ImportKind;
import org.callboard.administration.ImportWish;
import org.callboard.administration.KeptImportActs;
import org.callboard.bulk.CsvShape;
import org.callboard.bulk.FileEncoding;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** Takes a file to be imported. */
@Path("o/{cloudId}/import")
@ApplicationScoped
public class ImportPages {

  private final Pages pages;
  private final Frames frames;
  private final KeptImportActs imports;
  private final GroupActs groups;

  /** For the container's proxy only. */
  public ImportPages() {
    this(null, null, null, null);
  }

  @Inject
  ImportPages(Pages pages, Frames frames, KeptImportActs imports, GroupActs groups) {
    this.pages = pages;
    this.frames = frames;
    this.imports = imports;
    this.groups = groups;
  }

  /**
   * A file that was sent before, and is not imported yet.
   *
   * @param kind what it is
   */
  public record Waiting(String address, String name, String kind) {}

  /**
   * The page on which a file is chosen.
   *
   * @param waiting files that were sent before
   * @param kinds what the reader may import
   * @param conflicts what can be done with what is there already
   * @param groups whose quick dial the reader may import
   * @param chosen what was said of a file that was refused
   * @param fault what was wrong; empty at first
   */
  public record ChooseFile(
      String kind,
      List<String> kinds,
      List<String> conflicts,
      List<String> groups,
      List<Waiting> waiting,
      long maxBytes,
      int maxRows,
      Chosen chosen,
      Optional<Fault> fault) {

    public ChooseFile {
      kinds = List.copyOf(kinds);
      conflicts = List.copyOf(conflicts);
      groups = List.copyOf(groups);
    }

    /** The encodings that can be named. */
    public List<String> charsets() {
      return ImportForm.CHARSETS;
    }

    public long megabytes() {
      return maxBytes / 1024 / 1024;
    }

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  /** What the form says beside the file. */
  public record Chosen(String layer, String conflict, String charset) {

    private static Chosen of(ImportKind kind, Form form) {
      return new Chosen(
          form.text("layer"),
          ImportForm.word(ImportForm.conflict(kind, form.text("onConflict"))),
          form.text("charset"));
    }
  }

  @GET
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response choose(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("what") String what) {
    return page(request, cloudId, kind(what), Form.EMPTY, Optional.empty());
  }

  private static ImportKind kind(String what) {
    return Optional.ofNullable(what).flatMap(ImportKind::of).orElse(ImportKind.PEOPLE);
  }

  private Response page(
      HttpServletRequest request,
      String cloudId,
      ImportKind kind,
      Form typed,
      Optional<Fault> fault) {
    Frame frame = frames.of(request, cloudId);
    boolean manages = frame.may(Roles.MANAGE);
    imports.checkMayImport(cloudId, kind);
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "import",
        frame,
        new ChooseFile(
            kind.label(),
            Arrays.stream(ImportKind.values())
                .filter(each -> manages || each.hasColumns())
                .map(ImportKind::label)
                .toList(),
            ImportForm.conflicts(kind),
            manages
                ? groups.list(cloudId).stream().map(view -> view.group().name().text()).toList()
                : List.of(),
            waiting(request, cloudId, frame),
            imports.maxBytes(),
            imports.maxRows(),
            Chosen.of(kind, typed),
            fault));
  }

  private List<Waiting> waiting(HttpServletRequest request, String cloudId, Frame frame) {
    return imports.waiting(SessionCookie.of(request).orElseThrow(), cloudId).stream()
        .map(
            file ->
                new Waiting(
                    frame.in("import", file.id()),
                    file.wish().fileName(),
                    file.wish().kind().label()))
        .toList();
  }

  /** Takes the file in. What it is stands in the address: it is known before the file is read. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response send(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("what") String what,
      InputStream body) {
    ImportKind kind = kind(what);
    imports.checkMayImport(cloudId, kind);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      SentFile sent = SentFile.read(request, body, imports.maxBytes(), fields);
      String id =
          imports.keep(
              SessionCookie.of(request).orElseThrow(), cloudId, sent.file(), wish(kind, sent));
      return Redirect.toPage(request, Redirect.page(cloudId, "import", id)).build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, kind, new Form(fields), Optional.of(fault));
    } catch (PageException e) {
      if (e.status() != 413) {
        throw e;
      }
      return page(request, cloudId, kind, new Form(fields), Optional.of(Fault.of(e)));
    }
  }

  private static ImportWish wish(ImportKind kind, SentFile sent) {
    Form form = sent.form();
    boolean complete = false;
    try {
      Optional<String> charset = form.filled("charset");
      charset.ifPresent(FileEncoding::named);
      if (kind == ImportKind.VENDOR_SAMPLE && sent.template().isEmpty()) {
        throw new InvalidValueException(SentFile.TEMPLATE, "must be chosen.");
      }
      ImportWish wish =
          new ImportWish(
              kind,
              sent.name(),
              LayerChoice.of(form.text("layer")),
              sent.template(),
              Optional.of(form.text("passphrase")).filter(text -> !text.isEmpty()),
              new CsvShape(List.of(), List.of(), false),
              new ImportChoice(ImportForm.conflict(kind, form.text("onConflict")), charset));
      complete = true;
      return wish;
    } finally {
      if (!complete) {
        sent.file().close();
      }
    }
  }
}
