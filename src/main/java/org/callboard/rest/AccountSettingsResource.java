package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.callboard.administration.AccountSettingActs;
import org.callboard.administration.LayerList;
import org.callboard.administration.SettingChange;
import org.callboard.administration.ShownSetting;
import org.callboard.platform.Edited;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;

/**
 * The account settings of all layers. Secrets are masked, and the tag of a state is that of the
 * masked one: whoever sees a tag cannot try secrets against it.
 */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountSettingsResource {

  private static final String SECRETS = "secrets";
  private static final String LIST = LayerRequest.OWNER + "account-settings";
  private static final String SETTING = LIST + LayerRequest.ENTRY;
  private final AccountSettingActs settings;

  /** For the container's proxy only. */
  public AccountSettingsResource() {
    this(null);
  }

  @Inject
  AccountSettingsResource(AccountSettingActs settings) {
    this.settings = settings;
  }

  @QueryParameters(
      value = {QueryParameters.OFFSET, QueryParameters.LIMIT},
      flags = {SECRETS})
  @GET
  @Recorded(onlyWith = SECRETS)
  @Path(LIST)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(@BeanParam LayerRequest request) {
    ResourceRequest call = request.call();
    boolean reveals = reveals(call);
    LayerList<ShownSetting> list = settings.list(request.cloudId, request.layer(), reveals);
    List<JsonObject> items = list.items().stream().map(ShownSetting::json).toList();
    return reveals
        ? Answers.list(Paging.ofWhole(request.uri).cut(items)) // its tag would tell of secrets
        : call.list(items, list.unreadable());
  }

  @QueryParameters(flags = {SECRETS})
  @GET
  @Recorded(onlyWith = SECRETS)
  @Path(SETTING)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@BeanParam LayerRequest request) {
    ResourceRequest call = request.call();
    boolean reveals = reveals(call);
    ShownSetting setting = settings.get(request.cloudId, request.layer(), name(request), reveals);
    return reveals
        ? Answers.tagged(setting.json(), setting.masked())
        : call.state(setting.masked());
  }

  @PUT
  @Path(SETTING)
  @RolesAllowed(Roles.MANAGE)
  public Response put(@BeanParam LayerRequest request, InputStream in) {
    ResourceRequest call = request.call();
    SettingChange change = AccountSettingBody.read(name(request), in);
    Edited<ShownSetting> edited =
        settings.put(request.cloudId, request.layer(), change, call.expected());
    return Answers.written(edited.created(), edited.value().masked(), request.uri);
  }

  @DELETE
  @Path(SETTING)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@BeanParam LayerRequest request) {
    settings.delete(request.cloudId, request.layer(), name(request), request.call().expected());
    return Response.noContent().build();
  }

  /** The name in the address, as it is meant: no setting has anything at the ends of its name. */
  private static String name(LayerRequest request) {
    return Text.cut(request.id());
  }

  private static boolean reveals(ResourceRequest call) {
    return call.flag(SECRETS).orElse(false);
  }
}
