package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.InputStream;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.layer.LayerAddress;
import org.callboard.phone.xml.DialActionReader;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;

/** The dial actions of all layers, also as the XML that phones see. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes(MediaType.APPLICATION_JSON)
public class DialActionsResource {

  private static final String LIST = LayerRequest.OWNER + "dial-actions";
  private static final String ACTION = LIST + LayerRequest.ENTRY;

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private LayerEntries entries;
  @Inject private DialLayerDirectory store;
  @Inject private ProvisioningXml xml;

  @GET
  @Path(LIST)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@BeanParam LayerRequest request, @Context Request wanted) {
    LayerAddress layer = layer(request);
    return wantsXml(wanted)
        ? xml(xml.dialActions(store.load(layer.key()).dialActions())).build()
        : entries.list(EntryKind.DIAL_ACTIONS, layer, request.call());
  }

  @PUT
  @Path(LIST)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response replace(@BeanParam LayerRequest request, InputStream body) {
    return entries.replace(EntryKind.DIAL_ACTIONS, layer(request), request.call(), body);
  }

  @PATCH
  @Path(LIST)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response order(@BeanParam LayerRequest request, InputStream body) {
    return entries.order(EntryKind.DIAL_ACTIONS, layer(request), request.call(), body);
  }

  @GET
  @Path(ACTION)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(@BeanParam LayerRequest request, @Context Request wanted) {
    LayerAddress layer = layer(request);
    if (!wantsXml(wanted)) {
      return entries.get(EntryKind.DIAL_ACTIONS, layer, request.id(), request.call());
    }
    DialAction action =
        entries
            .find(EntryKind.DIAL_ACTIONS, layer, request.id())
            .orElseThrow(() -> EditRefusedException.notFound(EntryKind.DIAL_ACTIONS.name()));
    // Weak: the strong one is that of the JSON. Either names the state in If-Match.
    return xml(xml.dialAction(action))
        .header(HttpHeaders.ETAG, "W/" + EntityTags.of(DialDataJson.of(action)))
        .build();
  }

  @PUT
  @Path(ACTION)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response put(@BeanParam LayerRequest request, InputStream body) {
    return entries.put(EntryKind.DIAL_ACTIONS, layer(request), request.id(), request.call(), body);
  }

  @PUT
  @Path(ACTION)
  @Consumes(MediaType.APPLICATION_XML)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response putXml(@BeanParam LayerRequest request, InputStream body) {
    LayerAddress layer = layer(request);
    DialAction action = DialActionReader.read(BoundedInput.of(body), request.id());
    return entries.put(EntryKind.DIAL_ACTIONS, layer, action, request.call());
  }

  @DELETE
  @Path(ACTION)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response delete(@BeanParam LayerRequest request) {
    return entries.delete(EntryKind.DIAL_ACTIONS, layer(request), request.id(), request.call());
  }

  private static boolean wantsXml(Request request) {
    Variant variant =
        request.selectVariant(
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.APPLICATION_XML_TYPE)
                .build());
    return variant != null && variant.getMediaType().equals(MediaType.APPLICATION_XML_TYPE);
  }

  private static Response.ResponseBuilder xml(byte[] body) {
    return Response.ok(body, MediaType.APPLICATION_XML_TYPE).header(HttpHeaders.VARY, "Accept");
  }

  private LayerAddress layer(LayerRequest request) {
    return lookup.layer(access.organization(request.cloudId), request.owner);
  }
}
