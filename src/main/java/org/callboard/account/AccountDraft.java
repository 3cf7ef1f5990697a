package org.callboard.account;

import java.util.List;
import org.callboard.layer.EntryChange;
import org.callboard.platform.EditRefusedException;

/** An organization's account settings and what shall become of them. */
public record AccountDraft(AccountData live, AccountData draft) {

  /** What publishing would do, by name. */
  public static List<EntryChange<AccountSetting>> changes(AccountData live, AccountData draft) {
    return AccountDifference.of(live, live.published(draft)).changes();
  }

  /**
   * The draft in which the setting is gone: its own, and behind it the live one.
   *
   * @throws EditRefusedException (not found) if neither is there, or it is gone already
   */
  public AccountData without(String name) {
    boolean isLive = live.setting(name).isPresent() && !draft.deletions().contains(name);
    if (!isLive && draft.setting(name).isEmpty()) {
      throw EditRefusedException.notFound("setting in the draft or behind it");
    }
    return live.setting(name).isPresent() ? draft.deleting(name) : draft.without(name);
  }
}
