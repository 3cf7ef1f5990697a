package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.administration.RecordActs;
import org.callboard.administration.RecordSentence;
import org.callboard.administration.UndoActs;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditLine;
import org.callboard.audit.AuditPage;
import org.callboard.audit.AuditTarget;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.RowReader;
import org.callboard.platform.UnreadableJson;

/** The record of who changed what. A manager sees what concerns the own organization. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  private static final int MAX_TEXT = 200;

  private final RecordActs records;
  private final UndoActs undo;

  /** For the container's proxy only. */
  public AuditResource() {
    this(null, null);
  }

  @Inject
  AuditResource(RecordActs records, UndoActs undo) {
    this.records = records;
    this.undo = undo;
  }

  @QueryParameters({
    "organization",
    "administrator",
    "action",
    "kind",
    "subscriber",
    "target",
    "requestId",
    "q",
    "from",
    "to",
    QueryParameters.OFFSET,
    QueryParameters.LIMIT
  })
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    AuditPage page = records.page(filter(address), paging.offset(), paging.limit());
    JsonObjectBuilder list =
        Json.createObjectBuilder(
            paging.list(page.items().stream().map(this::json).toList(), page.total()));
    page.searchedBackTo().ifPresent(time -> list.add("searchedBackTo", time.toString()));
    return Answers.list(list.build());
  }

  /** Takes back what an entry says, if nobody has changed that since. */
  @POST
  @Path("{id}/undo")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response undo(@PathParam("id") String id) {
    return Answers.list(json(undo.undo(number(id))));
  }

  /** What the lines of an import changed. */
  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("{id}/lines")
  @RolesAllowed(Roles.SEE)
  public Response lines(@PathParam("id") String id, @Context UriInfo address) {
    Paging paging = Paging.of(address);
    Page<AuditLine> page = records.lines(number(id), paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(AuditLineJson::of).toList(), page.total()));
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw EditRefusedException.notFound("entry of the record");
    }
  }

  private static AuditFilter filter(UriInfo address) {
    Optional<String> subscriber = ResourceRequest.parameter(address, "subscriber");
    return new AuditFilter(
        ResourceRequest.parameter(address, "organization"),
        Optional.empty(),
        ResourceRequest.parameter(address, "administrator"),
        ResourceRequest.parameter(address, "action").map(AuditResource::action),
        ResourceRequest.parameter(address, "kind")
            .map(AuditResource::kind)
            .or(() -> subscriber.map(name -> AuditTarget.SUBSCRIBER)),
        subscriber,
        ResourceRequest.parameter(address, "target").map(AuditResource::path),
        ResourceRequest.parameter(address, "requestId"),
        ResourceRequest.parameter(address, "q").map(AuditResource::words),
        time("from", address),
        time("to", address));
  }

  private static AuditAction action(String name) {
    return AuditAction.ofStored(name)
        .orElseThrow(
            () ->
                invalid(
                    "action",
                    "must be one of "
                        + Arrays.stream(AuditAction.values())
                            .map(AuditAction::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String kind(String name) {
    if (!AuditTarget.KINDS.contains(name)) {
      throw invalid("kind", "must be one of " + String.join(", ", AuditTarget.KINDS) + ".");
    }
    return name;
  }

  /** As it stands below {@code /api/v1/}, with or without slashes at its ends. */
  private static String path(String text) {
    return text.replaceAll("^/+|/+$", "");
  }

  private static String words(String text) {
    if (text.length() > MAX_TEXT) {
      throw invalid("q", "must have at most " + MAX_TEXT + " characters.");
    }
    return text;
  }

  private static ProblemException invalid(String name, String sentence) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID_PARAMETER, List.of(new Violation(name, sentence))));
  }

  private static Optional<Instant> time(String name, UriInfo address) {
    return ResourceRequest.checked(
        () ->
            ResourceRequest.parameter(address, name).map(value -> Timestamps.instant(name, value)));
  }

  /** What cannot be read of an entry is null, and told. */
  private JsonObject json(AuditEntry entry) {
    Optional<String> obstacle = undo.obstacle(entry);
    RowReader row = new RowReader("audit_entry " + entry.id());
    JsonValue action = entry.action().<JsonValue>map(a -> text(a.label())).orElse(JsonValue.NULL);
    if (entry.action().isEmpty()) {
      row.leaveOut("action", "is not known here.");
    }
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", entry.id())
            .add("time", row.time("time", entry.time()).toString())
            .add("administrator", entry.actor().administrator())
            .add("address", entry.actor().address())
            .add("token", entry.actor().tokenId().map(AuditResource::text).orElse(JsonValue.NULL))
            .add("requestId", entry.requestId().map(AuditResource::text).orElse(JsonValue.NULL))
            .add("action", action)
            .add(
                "organization",
                entry.organization().map(AuditResource::text).orElse(JsonValue.NULL))
            .add("target", entry.target())
            .add("sentence", RecordSentence.of(entry))
            .add("undoes", entry.undoes().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
            .add("lines", entry.lines())
            .add("undoable", obstacle.isEmpty())
            .add("notUndoable", obstacle.map(AuditResource::text).orElse(JsonValue.NULL))
            .add(
                "before",
                row.read("before", () -> AuditLineJson.state(entry.before()), JsonValue.NULL))
            .add(
                "after",
                row.read("after", () -> AuditLineJson.state(entry.after()), JsonValue.NULL))
            .add("count", entry.repeated())
            .add("last", entry.last().map(t -> text(t.toString())).orElse(JsonValue.NULL));
    return UnreadableJson.addTo(json, row.end()).build();
  }

  private static JsonValue text(String text) {
    return Json.createValue(text);
  }
}
