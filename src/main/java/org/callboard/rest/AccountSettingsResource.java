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
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountDraft;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;
import org.callboard.audit.AuditLog;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;

/**
 * The account settings of all layers. Secrets are masked, and the tag of a state is that of the
 * masked one: whoever sees a tag cannot try secrets against it.
 */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountSettingsResource {

  private static final String LIST = LayerRequest.OWNER + "account-settings";
  private static final String SETTING = LIST + LayerRequest.ENTRY;
  private static final String NAME = "account setting";

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private AccountEditor editor;
  @Inject private AuditLog audit;

  @GET
  @Path(LIST)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@BeanParam LayerRequest request) {
    LayerAddress layer = layer(request);
    Call call = request.call();
    AccountData data = editor.read(layer.key());
    if (!reveals(call, layer, "")) {
      return call.list(items(data, false));
    }
    return Answers.list(Paging.ofWhole(request.uri).cut(items(data, true)));
  }

  @GET
  @Path(SETTING)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(@BeanParam LayerRequest request) {
    LayerAddress layer = layer(request);
    Call call = request.call();
    AccountSetting setting =
        editor
            .readEntry(layer.key(), request.id())
            .setting(request.id())
            .orElseThrow(() -> EditRefusedException.notFound(NAME));
    return reveals(call, layer, "/" + setting.name())
        ? Answers.tagged(AccountSettingJson.of(setting, true), masked(setting))
        : call.state(masked(setting));
  }

  @PUT
  @Path(SETTING)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response put(@BeanParam LayerRequest request, InputStream in) {
    LayerAddress layer = layer(request);
    Call call = request.call();
    AccountSettingBody body = AccountSettingBody.read(request.id(), in);
    LayerEdit<AccountData> edited =
        editor.editEntry(
            layer,
            body.name(),
            data -> {
              Optional<AccountSetting> before = data.setting(body.name());
              call.expected().check(before.map(AccountSettingsResource::masked));
              return data.with(body.over(before));
            });
    return Answers.written(
        edited.before().setting(body.name()).isEmpty(),
        masked(edited.after().setting(body.name()).orElseThrow()),
        request.uri);
  }

  /** In the draft: what is live is taken away by it; what is only in the draft is dropped. */
  @DELETE
  @Path(SETTING)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response delete(@BeanParam LayerRequest request) {
    LayerAddress layer = layer(request);
    Call call = request.call();
    String name = request.id();
    if (layer.key().kind() == LayerKey.Kind.DRAFT) {
      editor.editDraftEntry(
          layer.organization(),
          name,
          (live, draft) -> {
            call.expected().check(draft.setting(name).map(AccountSettingsResource::masked));
            return new AccountDraft(live, draft).without(name);
          });
    } else {
      editor.editEntry(
          layer,
          name,
          data -> {
            AccountSetting before =
                data.setting(name).orElseThrow(() -> EditRefusedException.notFound(NAME));
            call.expected().check(Optional.of(masked(before)));
            return data.without(name);
          });
    }
    return Response.noContent().build();
  }

  /** Whether secrets are asked for, which is recorded before they are shown. */
  private boolean reveals(Call call, LayerAddress layer, String below) {
    boolean reveals = call.flag("secrets").orElse(false);
    if (reveals) {
      audit.recordReveal(
          layer.organization().cloudId().value(), layer.path() + "/account-settings" + below);
    }
    return reveals;
  }

  private static List<JsonObject> items(AccountData data, boolean reveal) {
    return data.settings().values().stream()
        .map(setting -> AccountSettingJson.of(setting, reveal))
        .toList();
  }

  private static JsonObject masked(AccountSetting setting) {
    return AccountSettingJson.of(setting, false);
  }

  private LayerAddress layer(LayerRequest request) {
    return lookup.layer(access.organization(request.cloudId), request.owner);
  }
}
