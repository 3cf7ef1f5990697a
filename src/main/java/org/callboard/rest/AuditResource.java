package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.callboard.administration.RecordActs;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.platform.InvalidValueException;
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

  private final RecordActs records;

  /** For the container's proxy only. */
  public AuditResource() {
    this(null);
  }

  @Inject
  AuditResource(RecordActs records) {
    this.records = records;
  }

  @QueryParameters({
    "organization",
    "administrator",
    "from",
    "to",
    QueryParameters.OFFSET,
    QueryParameters.LIMIT
  })
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    AuditFilter filter =
        new AuditFilter(
            ResourceRequest.parameter(address, "organization"),
            Optional.empty(),
            ResourceRequest.parameter(address, "administrator"),
            time("from", address),
            time("to", address));
    Page<AuditEntry> page = records.page(filter, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(AuditResource::json).toList(), page.total()));
  }

  private static Optional<Instant> time(String name, UriInfo address) {
    try {
      return ResourceRequest.parameter(address, name).map(value -> Timestamps.instant(name, value));
    } catch (InvalidValueException e) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_PARAMETER, e.violations()));
    }
  }

  /** What cannot be read of an entry is null, and told. */
  private static JsonObject json(AuditEntry entry) {
    RowReader row = new RowReader("audit_entry " + entry.id());
    JsonValue action =
        entry
            .action()
            .<JsonValue>map(a -> text(a.name().toLowerCase(Locale.ROOT)))
            .orElse(JsonValue.NULL);
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
            .add("action", action)
            .add(
                "organization",
                entry.organization().map(AuditResource::text).orElse(JsonValue.NULL))
            .add("target", entry.target())
            .add("before", row.read("before", () -> state(entry.before()), JsonValue.NULL))
            .add("after", row.read("after", () -> state(entry.after()), JsonValue.NULL))
            .add("count", entry.repeated())
            .add("last", entry.last().map(t -> text(t.toString())).orElse(JsonValue.NULL));
    return UnreadableJson.addTo(json, row.end()).build();
  }

  private static JsonValue text(String text) {
    return Json.createValue(text);
  }

  private static JsonValue state(Optional<String> state) {
    return state.<JsonValue>map(json -> Json.stored(json).orElseThrow()).orElse(JsonValue.NULL);
  }
}
