package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerEditor;
import org.callboard.layer.LayerLocks;
import org.callboard.layer.LayerSizes;
import org.callboard.subscriber.Attributes;

/**
 * Edits the account settings of layers. Refuses what the app does not take, a reference to what
 * nobody has, a secret that cannot be encrypted, and whatever would leave subscribers, whom it
 * names, without a title, username or host.
 */
@Stateless
@PermitAll
public class AccountEditor extends LayerEditor<AccountData> {

  private final AccountTable table;
  private final CompletenessGuard guard;

  /** For the container's proxy only. */
  public AccountEditor() {
    table = null;
    guard = null;
  }

  @Inject
  AccountEditor(
      AccountTable table,
      LayerLocks locks,
      ChangeFeed changes,
      AuditLog audit,
      LayerSizes sizes,
      CompletenessGuard guard) {
    super(table, locks, changes, audit, sizes);
    this.table = table;
    this.guard = guard;
  }

  @Override
  public String recordedAs() {
    return "/account-settings";
  }

  @Override
  protected Optional<Difference> difference(LayerEdit<AccountData> edit) {
    AccountDifference difference = AccountDifference.of(edit.before(), edit.after());
    return difference.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(difference.beforeJson(), difference.afterJson()));
  }

  @Override
  protected AccountData ofRecord(JsonObject lists) {
    return AccountUndoJson.undone(AccountData.EMPTY, lists, JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * Whether a subscriber has a title, a username and a host is said by all of its layers together:
   * of two edits that each rely on the other's layer, one must see the other. What names and
   * addresses refer to stands elsewhere, too.
   */
  @Override
  protected boolean spansLayers(Optional<String> name) {
    return name.isEmpty() || CompletenessGuard.NAMES.contains(name.get());
  }

  /**
   * Looks at an edit that nobody makes, as its rows would be looked at. Whether somebody would lack
   * something is not looked at, see {@link AccountOfOne}.
   *
   * @param attributes that somebody would have
   */
  public void tryOut(
      LayerAddress address,
      LayerEdit<AccountData> edit,
      List<AccountData> withThoseBelow,
      Attributes attributes) {
    table.checkRules(address.key().organizationId(), edit, attributes);
    tryOut(address, edit, withThoseBelow);
  }

  @Override
  protected void check(LayerAddress address, LayerEdit<AccountData> edit) {
    guard.checkEdit(address, edit.before(), edit.after());
  }
}
