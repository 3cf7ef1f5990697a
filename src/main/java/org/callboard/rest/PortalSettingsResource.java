package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.administration.PortalActs;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.platform.Json;
import org.callboard.platform.Roles;
import org.callboard.security.FoundAddresses;

/** What to enter in the vendor's portal, so that the organization's apps ask this server. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.APPLICATION_XML})
public class PortalSettingsResource {

  private static final String TEXT = "text/plain;charset=UTF-8";

  private final PortalActs acts;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public PortalSettingsResource() {
    this(null, null);
  }

  @Inject
  PortalSettingsResource(PortalActs acts, FoundAddresses found) {
    this.acts = acts;
    this.found = found;
  }

  /** As JSON, as text to paste, or as XML. */
  @GET
  @Path("portal-settings")
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(
      @PathParam("cloudId") String cloudId,
      @Context HttpServletRequest servlet,
      @Context Request request) {
    PortalActs.Portal portal = acts.get(cloudId, found.of(servlet));
    Map<String, String> values = PortalSettings.all(portal.publicUrl(), portal.refreshSeconds());
    MediaType wanted =
        Answers.type(
            request,
            MediaType.APPLICATION_JSON_TYPE,
            MediaType.TEXT_PLAIN_TYPE,
            MediaType.APPLICATION_XML_TYPE);
    if (wanted.equals(MediaType.TEXT_PLAIN_TYPE)) {
      return ok(text(portal.warnings(), values).getBytes(StandardCharsets.UTF_8), TEXT);
    }
    if (wanted.equals(MediaType.APPLICATION_XML_TYPE)) {
      return ok(PortalSettings.xml(portal.warnings(), values), MediaType.APPLICATION_XML);
    }
    return Response.fromResponse(Answers.list(json(portal, values)))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static JsonObject json(PortalActs.Portal portal, Map<String, String> values) {
    JsonArrayBuilder warnings = Json.createArrayBuilder();
    portal.warnings().forEach(warnings::add);
    return Json.createObjectBuilder()
        .add("publicUrl", portal.publicUrl())
        .add("warnings", warnings)
        .add("settings", object(values))
        .build();
  }

  private static JsonObjectBuilder object(Map<String, String> values) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    values.forEach(object::add);
    return object;
  }

  private static Response ok(byte[] body, String type) {
    return Response.ok(body, type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  private static String text(List<String> warnings, Map<String, String> values) {
    return Stream.concat(
            warnings.stream().map(warning -> "# " + warning + "\n"),
            values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue() + "\n"))
        .collect(Collectors.joining());
  }
}
