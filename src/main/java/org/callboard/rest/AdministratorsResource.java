package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.util.Optional;
import org.callboard.administrator.AdministratorData;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorJson;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.organization.CloudId;
import org.callboard.password.NewPasswords;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonBody;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.security.AdminPrincipal;
import org.callboard.subscriber.Username;

/** Administrators. For a manager there are only the managers of the own organization. */
@Path("administrators")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorsResource {

  private static final String MANAGER = "manager";
  private static final String OPERATOR = "operator";

  /** Whatever follows: nothing is below an administrator, and a name may have slashes. */
  private static final String ONE = "{username: .+}";

  @Inject private Access access;
  @Inject private AdministratorDirectory administrators;
  @Inject private AdministratorEditor editor;
  @Inject private NewPasswords passwords;

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    Page<AdministratorSnapshot> page =
        administrators.page(
            access.administrator().organizationId(), paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(AdministratorJson::of).toList(), page.total()));
  }

  @GET
  @Path(ONE)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(@PathParam("username") String username, @Context HttpHeaders headers) {
    return Answers.state(
        AdministratorJson.of(visible(named(username))), EntityTags.expected(headers));
  }

  @PUT
  @Path(ONE)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response put(
      @PathParam("username") String username,
      InputStream in,
      @Context HttpHeaders headers,
      @Context UriInfo address) {
    Expected expected = EntityTags.expected(headers);
    JsonBody body = JsonBody.read(in);
    Username name = body.make(() -> new Username(username), null);
    AdministratorData data = data(body, name);
    Edited<AdministratorSnapshot> edited =
        editor.put(name, data, access.administrator().organizationId(), expected::check);
    return Answers.written(edited.created(), AdministratorJson.of(edited.value()), address);
  }

  @DELETE
  @Path(ONE)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response delete(@PathParam("username") String username, @Context HttpHeaders headers) {
    Expected expected = EntityTags.expected(headers);
    editor.delete(named(username), access.administrator().organizationId(), expected::check);
    return Response.noContent().build();
  }

  private AdministratorData data(JsonBody body, Username name) {
    AdminPrincipal caller = access.administrator();
    sameName(body, "id", name);
    sameName(body, "username", name);
    String role = body.requiredText("role");
    Optional<String> organization = body.text("organization");
    boolean enabled = body.flag("enabled").orElse(true);
    Optional<String> password = body.text("password");
    password.ifPresent(text -> body.make(() -> AdministratorPassword.checked(text), text));
    Optional<CloudId> managed =
        role.equals(MANAGER) ? managed(body, organization, caller) : Optional.empty();
    body.make(() -> checkedRole(role), role);
    if (role.equals(OPERATOR) && organization.isPresent()) {
      body.refuse("organization", "must be absent or null for an operator.");
    }
    body.end();
    if (!caller.isOperator() && role.equals(OPERATOR)) {
      throw new ProblemException(ProblemType.FORBIDDEN, "Only an operator may make operators.");
    }
    return new AdministratorData(managed, enabled, password.map(passwords::hash));
  }

  /** A manager makes managers of the own organization; another one does not exist. */
  private Optional<CloudId> managed(
      JsonBody body, Optional<String> organization, AdminPrincipal caller) {
    if (caller.isOperator() && organization.isEmpty()) {
      body.required("organization", organization, "");
      return Optional.empty();
    }
    Optional<CloudId> own = access.managedCloudId();
    Optional<CloudId> asked =
        organization.flatMap(
            text -> Optional.ofNullable(body.make(() -> cloudId(text), (CloudId) null)));
    if (own.isPresent() && asked.isPresent() && !asked.equals(own)) {
      body.refuse("organization", "must be the Cloud ID of an organization that exists.");
    }
    return own.or(() -> asked);
  }

  private static String checkedRole(String role) {
    if (!role.equals(MANAGER) && !role.equals(OPERATOR)) {
      throw new InvalidValueException("role", "must be operator or manager.");
    }
    return role;
  }

  private static CloudId cloudId(String text) {
    try {
      return new CloudId(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          "organization", "must be the Cloud ID of an organization that exists.");
    }
  }

  private static void sameName(JsonBody body, String field, Username name) {
    body.text(field)
        .filter(text -> name != null && !isSame(text, name))
        .ifPresent(text -> body.refuse(field, "must be as in the address, or absent."));
  }

  private static boolean isSame(String text, Username name) {
    try {
      return new Username(text).key().equals(name.key());
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** What cannot be a name is nobody's. */
  private static Username named(String username) {
    try {
      return new Username(username);
    } catch (InvalidValueException e) {
      throw EditRefusedException.notFound("administrator");
    }
  }

  private AdministratorSnapshot visible(Username username) {
    AdminPrincipal caller = access.administrator();
    return administrators
        .find(username)
        .filter(
            there -> caller.isOperator() || caller.organizationId().equals(there.organizationId()))
        .orElseThrow(() -> EditRefusedException.notFound("administrator"));
  }
}
