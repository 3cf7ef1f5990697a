package org.callboard.account;

import jakarta.ejb.Stateless;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.callboard.organization.LayerAddress;
import org.callboard.organization.LayerKey;
import org.callboard.organization.OrganizationSnapshot;

/** Edits the account settings of a layer, each edit with its record and its row in the feed. */
@Stateless
public class AccountEditor {

  /**
   * Edits a layer.
   *
   * @param edit sees what is there, and throws if the caller has something else in mind
   * @throws org.callboard.platform.InvalidValueException if a value is not what the app takes, or
   *     refers to what nobody has
   * @throws org.callboard.platform.EditRefusedException (conflict) if subscribers, whom it names,
   *     would have no title, username or host any more
   */
  public AccountData edit(LayerAddress address, UnaryOperator<AccountData> edit) {
    throw new UnsupportedOperationException("HELPER-A");
  }

  /** What is in the layer, as this transaction sees it. */
  public AccountData read(LayerKey key) {
    throw new UnsupportedOperationException("HELPER-A");
  }

  /** Takes a setting away in the draft: the draft's own, and behind it the live one. */
  public void deleteInDraft(
      OrganizationSnapshot organization, String name, Consumer<AccountData> precondition) {
    throw new UnsupportedOperationException("HELPER-A");
  }
}
