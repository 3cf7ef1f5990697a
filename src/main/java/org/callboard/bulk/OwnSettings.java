package org.callboard.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountBulkEditor;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.layer.LayerEdit;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.Username;

/** The subscribers' own account settings, which are written with them. */
record OwnSettings(
    AccountBulkEditor accounts,
    OrganizationSnapshot organization,
    AccountBulkEditor.Written written) {

  /** Before anybody looks at the new accounts, so that he sees all of them. */
  Map<Long, LayerEdit<AccountData>> write(
      List<PreparedLine> lines,
      Map<Username, UnaryOperator<AccountData>> layers,
      Map<Username, Long> ids) {
    Map<Long, List<AccountSetting>> settings = new HashMap<>();
    for (PreparedLine line : lines) {
      if (!line.settings().isEmpty()) {
        settings.put(ids.get(line.entry().username()), line.settings());
      }
    }
    Map<Long, LayerEdit<AccountData>> made = new HashMap<>();
    if (!settings.isEmpty()) {
      made.putAll(accounts.write(organization, settings, written));
    }
    Map<Long, UnaryOperator<AccountData>> edits = new HashMap<>();
    layers.forEach(
        (name, edit) -> Optional.ofNullable(ids.get(name)).ifPresent(id -> edits.put(id, edit)));
    if (!edits.isEmpty()) {
      accounts
          .edit(organization, edits, written)
          .forEach(
              (id, edit) ->
                  made.merge(id, edit, (old, now) -> new LayerEdit<>(old.before(), now.after())));
    }
    return made;
  }
}
