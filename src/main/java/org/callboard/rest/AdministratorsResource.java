package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Collections;
import org.callboard.administration.AdministratorActs;
import org.callboard.administration.AdministratorChange;
import org.callboard.administrator.AdministratorJson;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Username;

/** Administrators. Whose business is one organization sees only those of that one. */
@Path("administrators")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorsResource {

  /** Whatever follows: nothing is below an administrator, and a name may have slashes. */
  private static final String ONE = "{username: .+}";

  private final AdministratorActs administrators;

  /** For the container's proxy only. */
  public AdministratorsResource() {
    this(null);
  }

  @Inject
  AdministratorsResource(AdministratorActs administrators) {
    this.administrators = administrators;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    Page<AdministratorSnapshot> page = administrators.page(paging.offset(), paging.limit());
    return Answers.list(
        paging.list(
            page.items().stream().map(AdministratorsResource::shown).toList(), page.total()));
  }

  @GET
  @Path(ONE)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@PathParam("username") String username, @Context HttpHeaders headers) {
    AdministratorSnapshot there = administrators.get(username);
    return Answers.state(shown(there), AdministratorJson.of(there), EntityTags.expected(headers));
  }

  @PUT
  @Path(ONE)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response put(
      @PathParam("username") String username,
      InputStream in,
      @Context HttpHeaders headers,
      @Context UriInfo address) {
    Expected expected = EntityTags.expected(headers);
    JsonFields body = JsonFields.read(in);
    Username name = body.make(() -> new Username(username), null);
    AdministratorChange change = change(body, name);
    Edited<AdministratorSnapshot> edited = administrators.put(name, change, expected);
    return written(edited.created(), edited.value(), address);
  }

  @PATCH
  @Path(ONE)
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response patch(
      @PathParam("username") String username,
      InputStream in,
      @Context HttpHeaders headers,
      @Context UriInfo address) {
    Expected expected = EntityTags.expected(headers);
    String there = administrators.get(username).username();
    AdministratorChange change = change(JsonFields.read(in), new Username(there));
    Edited<AdministratorSnapshot> edited =
        administrators.put(new Username(username), change, expected.ofSomething());
    return written(false, edited.value(), address);
  }

  @DELETE
  @Path(ONE)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@PathParam("username") String username, @Context HttpHeaders headers) {
    administrators.delete(username, EntityTags.expected(headers));
    return Response.noContent().build();
  }

  private static Response written(boolean created, AdministratorSnapshot there, UriInfo address) {
    return Answers.written(created, shown(there), AdministratorJson.of(there), address);
  }

  private static JsonObject shown(AdministratorSnapshot there) {
    return StampsJson.beside(AdministratorJson.of(there), there.stamps());
  }

  private static AdministratorChange change(JsonFields body, Username name) {
    body.ignore(UnreadableJson.MEMBER);
    body.ignore(StampsJson.MEMBERS);
    body.ignore(AdministratorJson.DISABLED_BY_OPERATOR);
    sameName(body, "id", name);
    sameName(body, "username", name);
    Told<String> role = body.told("role", body.text("role"));
    Told<String> organization = body.told("organization", body.text("organization"));
    Told<Boolean> enabled = body.told("enabled", body.flag("enabled"));
    Told<Boolean> service = body.told("service", body.flag("service"));
    Told<String> password = body.told("password", body.text("password"));
    AdministratorChange change =
        body.make(
            () -> new AdministratorChange(role, organization, enabled, service, password), null);
    body.end();
    return change;
  }

  private static void sameName(JsonFields body, String field, Username name) {
    body.text(field)
        .filter(text -> name != null && !isSame(text, name))
        .ifPresent(text -> body.refuse(field, "must be the same as in the address, or absent."));
  }

  private static boolean isSame(String text, Username name) {
    try {
      return !Collections.disjoint(new Username(text).keys(), name.keys());
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
