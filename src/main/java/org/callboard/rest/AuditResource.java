package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringReader;
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

/** The record of who changed what. A manager sees what concerns the own organization. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject private RecordActs records;

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    AuditFilter filter =
        new AuditFilter(
            Call.parameter(address, "organization"),
            Call.parameter(address, "administrator"),
            time("from", address),
            time("to", address));
    Page<AuditEntry> page = records.page(filter, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(AuditResource::json).toList(), page.total()));
  }

  private static Optional<Instant> time(String name, UriInfo address) {
    try {
      return Call.parameter(address, name).map(value -> Times.instant(name, value));
    } catch (InvalidValueException e) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_PARAMETER, e.violations()));
    }
  }

  private static JsonObject json(AuditEntry entry) {
    return Json.createObjectBuilder()
        .add("id", entry.id())
        .add("time", entry.time().toString())
        .add("administrator", entry.actor().administrator())
        .add("address", entry.actor().address())
        .add("action", entry.action().name().toLowerCase(Locale.ROOT))
        .add("organization", entry.organization().map(AuditResource::text).orElse(JsonValue.NULL))
        .add("target", entry.target())
        .add("before", state(entry.before()))
        .add("after", state(entry.after()))
        .build();
  }

  private static JsonValue text(String text) {
    return Json.createValue(text);
  }

  private static JsonValue state(Optional<String> state) {
    if (state.isEmpty()) {
      return JsonValue.NULL;
    }
    try (JsonReader reader = Json.createReader(new StringReader(state.get()))) {
      return reader.readValue();
    }
  }
}
