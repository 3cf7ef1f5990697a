package org.callboard.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.callboard.audit.AuditLog;
import org.callboard.dialdata.DialDataReader;
import org.callboard.dialdata.DialLayers;
import org.callboard.dialdata.Explanation;
import org.callboard.organization.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberDirectory;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.provisioning.xml.ProvisioningXml;

/** What a subscriber's phone would get now, and why. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
public class PreviewResource {

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataReader dialData;
  @Inject private ProvisioningXml xml;
  @Inject private AuditLog audit;

  /** XML as the phone gets it, or with {@code explain=true} where each entry comes from. */
  @GET
  @Path("subscribers/{username}/preview")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response preview(
      @PathParam("cloudId") String cloudId,
      @PathParam("username") @Encoded String username,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Call call = Call.of(uri, headers);
    OrganizationSnapshot organization = access.organization(cloudId);
    SubscriberSnapshot subscriber =
        subscribers
            .load(lookup.subscriber(organization, PathText.decode(username)).id())
            .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    DialLayers layers =
        dialData.read(organization, subscriber, call.flag("editable").orElse(false));
    if (call.flag("secrets").orElse(false)) { // dial data has none; that he asked is recorded
      audit.recordReveal(
          organization.cloudId().value(),
          LayerAddress.ofSubscriber(organization, subscriber.id(), subscriber.username()).path()
              + "/preview");
    }
    if (!call.flag("explain").orElse(false)) {
      return Response.ok(xml.global(layers.folded(), organization), MediaType.APPLICATION_XML_TYPE)
          .build();
    }
    return Answers.list(
        Call.whole(
            Explanation.of(layers, organization.replacePriority()).stream()
                .map(PreviewResource::json)
                .toList()));
  }

  private static JsonObject json(Explanation entry) {
    JsonArrayBuilder overrides = Json.createArrayBuilder();
    entry.overrides().forEach(overrides::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", entry.id())
            .add("kind", entry.kind().label())
            .add("layer", entry.layer())
            .add("overrides", overrides);
    entry.priority().ifPresent(priority -> json.add("priority", priority.value()));
    entry.displayName().ifPresent(name -> json.add("displayName", name));
    return json.build();
  }
}
