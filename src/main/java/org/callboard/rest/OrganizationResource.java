package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.callboard.administration.OrganizationActs;
import org.callboard.audit.Stamps;
import org.callboard.organization.CloudId;
import org.callboard.organization.FormerId;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.OrganizationUsage;
import org.callboard.organization.Stored;
import org.callboard.platform.Edited;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;

/** One organization. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganizationResource {

  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public OrganizationResource() {
    this(null);
  }

  @Inject
  OrganizationResource(OrganizationActs organizations) {
    this.organizations = organizations;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(@BeanParam OrganizationRequest request) {
    OrganizationSnapshot there = organizations.get(request.cloudId);
    return Answers.state(shown(there), OrganizationJson.of(there), request.call().expected());
  }

  /** How much of what it may have the organization has. */
  @GET
  @Path("usage")
  @RolesAllowed(Roles.SEE)
  public Response usage(@BeanParam OrganizationRequest request) {
    request.call();
    OrganizationActs.Usage usage = organizations.usage(request.cloudId);
    return Answers.list(
        Json.createObjectBuilder()
            .add("entries", used(usage.data(), Stored::entries))
            .add("bytes", used(usage.data(), Stored::bytes))
            .add("jobs", used(usage.jobs(), usage.allowedJobs()))
            .build());
  }

  private static JsonObjectBuilder used(OrganizationUsage.Usage usage, ToLongFunction<Stored> of) {
    return used(of.applyAsLong(usage.stored()), of.applyAsLong(usage.allowed()));
  }

  private static JsonObjectBuilder used(long stored, long allowed) {
    return Json.createObjectBuilder().add("stored", stored).add("allowed", allowed);
  }

  /** Operators create and edit all, managers edit their own. */
  @PUT
  @MakesOrganization
  @RolesAllowed(Roles.MANAGE)
  public Response put(@BeanParam OrganizationRequest request, InputStream in) {
    ResourceRequest call = request.call();
    CloudId id = organizations.idToWrite(request.cloudId);
    JsonFields body = JsonFields.read(in);
    sameId(body, id);
    OrganizationNaming naming = naming(body, Optional.empty());
    Edited<OrganizationSnapshot> edited =
        organizations.edit(
            request.cloudId, naming, before -> settings(before, body), call.expected());
    return written(edited.created(), edited.value(), request);
  }

  @PATCH
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response patch(@BeanParam OrganizationRequest request, InputStream in) {
    ResourceRequest call = request.call();
    CloudId id = organizations.get(request.cloudId).cloudId();
    JsonFields body = JsonFields.read(in);
    OrganizationNaming naming = naming(body, newId(body, id));
    Edited<OrganizationSnapshot> edited =
        organizations.edit(
            request.cloudId,
            naming,
            before -> settings(before, merging(body, before)),
            call.expected().ofSomething());
    return written(false, edited.value(), request);
  }

  /** With all that it has; so that it is not done by mistake, the Cloud ID is asked for again. */
  @QueryParameters({"confirm"})
  @DELETE
  @RolesAllowed(Roles.OPERATE)
  public Response delete(@BeanParam OrganizationRequest request) {
    ResourceRequest call = request.call();
    organizations.delete(request.cloudId, call.parameter("confirm"), call.expected());
    return Response.noContent().build();
  }

  /** The Cloud IDs that it had, by which phones may still ask. */
  @GET
  @Path("former-ids")
  @RolesAllowed(Roles.SEE)
  public Response formerIds(@BeanParam OrganizationRequest request) {
    request.call();
    return Answers.list(
        ListJson.whole(
            organizations.formerIds(request.cloudId).stream()
                .map(OrganizationResource::json)
                .toList()));
  }

  private static JsonObject json(FormerId former) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", former.cloudId().value())
            .add("since", former.since().toString());
    return json.add("lastAsked", Json.orNull(former.lastAsked().map(Object::toString))).build();
  }

  private static void sameId(JsonFields body, CloudId id) {
    body.text("id")
        .filter(text -> !Text.cut(text).equalsIgnoreCase(id.value()))
        .ifPresent(
            text ->
                body.refuse(
                    "id",
                    "must be the same as in the address, or absent. PATCH gives an organization"
                        + " another Cloud ID."));
  }

  private static Optional<CloudId> newId(JsonFields body, CloudId there) {
    return body.text("id")
        .filter(text -> !Text.cut(text).equalsIgnoreCase(there.value()))
        .map(text -> body.make(() -> CloudId.given(text), null));
  }

  private static OrganizationNaming naming(JsonFields body, Optional<CloudId> newId) {
    String field = OrganizationJson.FORMER_IDS;
    Told<List<CloudId>> former = body.told(field, NameLists.read(body, field, CloudId::given));
    return new OrganizationNaming(newId, former.orCleared(List.of()));
  }

  private Response written(
      boolean created, OrganizationSnapshot there, OrganizationRequest request) {
    return Answers.written(created, shown(there), OrganizationJson.of(there), request.uri);
  }

  private JsonObject shown(OrganizationSnapshot organization) {
    return json(organization, organizations.stamps(List.of(organization)));
  }

  /**
   * As it is shown.
   *
   * @param stamps by the ids of organizations
   */
  static JsonObject json(OrganizationSnapshot organization, Map<Long, Stamps> stamps) {
    return StampsJson.beside(
        OrganizationJson.of(organization), stamps.getOrDefault(organization.id(), new Stamps()));
  }

  private static JsonFields merging(JsonFields body, Optional<OrganizationSettings> before) {
    return before.map(there -> body.merging("errorTexts", there.errorTexts().json())).orElse(body);
  }

  /**
   * @param before empty if the organization is new
   */
  private static OrganizationSettings settings(
      Optional<OrganizationSettings> before, JsonFields body) {
    body.ignore(UnreadableJson.MEMBER).ignore(StampsJson.MEMBERS);
    OrganizationSettings settings = OrganizationJson.edit(before).read(body);
    body.end();
    return settings;
  }
}
