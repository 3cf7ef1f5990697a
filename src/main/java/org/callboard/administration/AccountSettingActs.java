package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Roles;

/** What administrators do with the account settings of any layer. */
@Stateless
@RolesAllowed(Roles.SEE_SETTINGS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountSettingActs {

  private static final String NAME = "account setting";

  private final Caller caller;
  private final AccountEditor editor;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public AccountSettingActs() {
    this(null, null, null);
  }

  @Inject
  AccountSettingActs(Caller caller, AccountEditor editor, AuditLog audit) {
    this.caller = caller;
    this.editor = editor;
    this.audit = audit;
  }

  /**
   * The layer's settings by name.
   *
   * @param reveal whether secrets are to be shown, which is recorded before
   */
  public LayerList<ShownSetting> list(String cloudId, LayerName layer, boolean reveal) {
    LayerAddress address = address(cloudId, layer);
    AccountData data = editor.read(address.key());
    recordReveal(reveal, address, "");
    return new LayerList<>(
        data.settings().values().stream().map(s -> new ShownSetting(s, reveal)).toList(),
        data.unreadable());
  }

  /**
   * One setting.
   *
   * @param reveal whether a secret is to be shown, which is recorded before
   * @throws EditRefusedException if there is none, or it cannot be read
   */
  public ShownSetting get(String cloudId, LayerName layer, String name, boolean reveal) {
    LayerAddress address = address(cloudId, layer);
    AccountData data = editor.readEntry(address.key(), name);
    if (data.unreadable().containsKey(name)) {
      throw Caller.unreadable(NAME, data.unreadable().get(name));
    }
    AccountSetting setting =
        data.setting(name).orElseThrow(() -> EditRefusedException.notFound(NAME));
    recordReveal(reveal, address, "/" + setting.name());
    return new ShownSetting(setting, reveal);
  }

  /** Creates the setting, or replaces it. */
  @RolesAllowed(Roles.MANAGE)
  public Edited<ShownSetting> put(
      String cloudId, LayerName layer, SettingChange change, Expected expected) {
    LayerEdit<AccountData> edit =
        editor.editEntry(
            address(cloudId, layer),
            change.name(),
            data -> {
              Optional<AccountSetting> before = data.setting(change.name());
              expected.check(before.map(AccountSettingActs::masked));
              return data.with(change.over(before));
            });
    return new Edited<>(
        new ShownSetting(edit.after().setting(change.name()).orElseThrow(), false),
        edit.before().setting(change.name()).isEmpty()
            && !edit.before().unreadable().containsKey(change.name()));
  }

  /**
   * Deletes the setting. In the draft, what is live is taken away by it; what is only in the draft
   * is dropped.
   */
  @RolesAllowed(Roles.MANAGE)
  public void delete(String cloudId, LayerName layer, String name, Expected expected) {
    LayerAddress address = address(cloudId, layer);
    if (layer.kind() == LayerKey.Kind.DRAFT) {
      editor.editDraftEntry(
          address.organization(),
          name,
          (live, draft) -> {
            expected.check(draft.setting(name).map(AccountSettingActs::masked));
            return new AccountDraft(live, draft).without(name);
          });
      return;
    }
    editor.editEntry(
        address,
        name,
        data -> {
          if (!data.unreadable().containsKey(name)) {
            AccountSetting before =
                data.setting(name).orElseThrow(() -> EditRefusedException.notFound(NAME));
            expected.check(Optional.of(masked(before)));
          }
          return data.without(name);
        });
  }

  private void recordReveal(boolean reveal, LayerAddress address, String below) {
    if (reveal) {
      caller.require(Roles.MANAGE);
      audit.recordReveal(
          address.organization().recorded(), address.path() + "/account-settings" + below);
    }
  }

  private static JsonObject masked(AccountSetting setting) {
    return AccountSettingJson.of(setting, false);
  }

  private LayerAddress address(String cloudId, LayerName layer) {
    return caller.layer(caller.organization(cloudId), layer);
  }
}
