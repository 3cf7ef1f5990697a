package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DifferenceJson;
import org.callboard.administration.UndoActs;
import org.callboard.administration.UndoActs.Undone;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditTarget;
import org.callboard.platform.Roles;
import org.callboard.platform.UndoConflictException;

/** Takes back what the reader has just done, or an entry of the record. */
@Path("o/{cloudId}/undo/{id}")
@ApplicationScoped
public class UndoPages {

  private final Pages pages;
  private final Frames frames;
  private final UndoActs undo;

  /** For the container's proxy only. */
  public UndoPages() {
    this(null, null, null);
  }

  @Inject
  UndoPages(Pages pages, Frames frames, UndoActs undo) {
    this.pages = pages;
    this.frames = frames;
    this.undo = undo;
  }

  /**
   * That nothing was put back.
   *
   * @param by who has changed it since; empty if the record does not tell
   * @param at when that was
   * @param rows what the edit left, and what is there now
   * @param to the page to go back to
   */
  public record NotUndone(Optional<String> by, String at, List<DifferenceRow> rows, String to) {

    public NotUndone {
      rows = List.copyOf(rows);
    }
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response undo(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("id") String text) {
    Frame frame = frames.of(request, cloudId);
    long id = Address.number(text);
    Form form = FormFilter.of(request);
    String to = Redirect.ours(request, form.text("to"));
    try {
      if (form.has("one")) { // of the record, beside which stand the others
        undo.undo(id);
        return Redirect.to(Redirect.done(to, "putBack")).build();
      }
      Undone undone = undo.undoRequest(id);
      return Redirect.to(Redirect.done(renamed(request, cloudId, to, undone), "putBack")).build();
    } catch (UndoConflictException e) {
      ZoneId zone = frame.organization().orElseThrow().zone();
      Optional<AuditEntry> newer = undo.after(id);
      NotUndone model =
          new NotUndone(
              newer.map(entry -> entry.actor().administrator()),
              newer.map(entry -> frame.texts().time(entry.time(), zone)).orElse(""),
              DifferenceRow.of(DifferenceJson.of(e)),
              to);
      return pages.page(409, "not-undone", frame, model);
    }
  }

  /** The page of a thing that an undo has given its former name, or taken away. */
  private static String renamed(
      HttpServletRequest request, String cloudId, String to, Undone undone) {
    String list =
        switch (undone.kind()) {
          case AuditTarget.SUBSCRIBER -> "people";
          case AuditTarget.GROUP -> "groups";
          default -> "";
        };
    if (list.isEmpty() || undone.left().isEmpty() || undone.left().equals(undone.name())) {
      return to;
    }
    String root = Frames.root(request) + "/";
    String old = root + Redirect.page(cloudId, list, undone.left().get());
    if (!to.equals(old) && !to.startsWith(old + "/") && !to.startsWith(old + "?")) {
      return to;
    }
    return undone
        .name()
        .map(name -> root + Redirect.page(cloudId, list, name) + to.substring(old.length()))
        .orElse(root + Redirect.page(cloudId, list));
  }
}
