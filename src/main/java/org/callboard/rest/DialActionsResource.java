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
import java.util.List;
import java.util.Optional;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialDataJson;
import org.callboard.phone.xml.DialActionReader;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Roles;
import org.callboard.platform.XmlText;

/** The dial actions of all layers, also as the XML that phones see. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes(MediaType.APPLICATION_JSON)
public class DialActionsResource {

  private static final String LIST = LayerRequest.OWNER + "dial-actions";
  private static final String ACTION = LIST + LayerRequest.ENTRY;

  private final LayerEntries entries;
  private final EntryActs acts;
  private final ProvisioningXml xml;

  /** For the container's proxy only. */
  public DialActionsResource() {
    this(null, null, null);
  }

  @Inject
  DialActionsResource(LayerEntries entries, EntryActs acts, ProvisioningXml xml) {
    this.entries = entries;
    this.acts = acts;
    this.xml = xml;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(LIST)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(@BeanParam LayerRequest request, @Context Request wanted) {
    if (!wantsXml(wanted)) {
      return entries.list(EntryKind.DIAL_ACTIONS, request);
    }
    Paging part = Paging.ofWhole(request.uri);
    List<DialAction> all =
        acts.list(request.cloudId, request.layer(), EntryKind.DIAL_ACTIONS).items();
    return xml(xml.dialActions(part.of(all))).build();
  }

  @PUT
  @Path(LIST)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response replace(@BeanParam LayerRequest request, InputStream body) {
    return entries.replace(EntryBody.DIAL_ACTIONS, request, body);
  }

  @PATCH
  @Path(LIST)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response order(@BeanParam LayerRequest request, InputStream body) {
    return entries.order(EntryKind.DIAL_ACTIONS, request, body);
  }

  @GET
  @Path(ACTION)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@BeanParam LayerRequest request, @Context Request wanted) {
    if (!wantsXml(wanted)) {
      return entries.get(EntryKind.DIAL_ACTIONS, request);
    }
    DialAction action =
        acts.get(
            request.cloudId,
            request.layer(),
            EntryKind.DIAL_ACTIONS,
            entries.id(EntryKind.DIAL_ACTIONS, request));
    // Weak: the strong one is that of the JSON. Either names the state in If-Match.
    return xml(xml.dialAction(action))
        .header(HttpHeaders.ETAG, "W/" + EntityTags.of(DialDataJson.of(action)))
        .build();
  }

  @PUT
  @Path(ACTION)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response put(@BeanParam LayerRequest request, InputStream body) {
    return entries.put(EntryBody.DIAL_ACTIONS, request, body);
  }

  @PUT
  @Path(ACTION)
  @Consumes(MediaType.APPLICATION_XML)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response putXml(@BeanParam LayerRequest request, InputStream body) {
    Optional<String> charset =
        Optional.ofNullable(request.headers.getMediaType().getParameters().get("charset"));
    String text = XmlText.decoded(BoundedInput.of(body), charset);
    DialAction action = DialActionReader.read(text, entries.id(EntryKind.DIAL_ACTIONS, request));
    return entries.put(EntryKind.DIAL_ACTIONS, request, action);
  }

  @DELETE
  @Path(ACTION)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@BeanParam LayerRequest request) {
    return entries.delete(EntryKind.DIAL_ACTIONS, request);
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
}
