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
    boolean isThere = live.setting(name).isPresent() || live.unreadable().containsKey(name);
    boolean isLive = isThere && !draft.deletions().contains(name);
    boolean isInDraft = draft.setting(name).isPresent() || draft.unreadable().containsKey(name);
    if (!isLive && !isInDraft) {
      throw EditRefusedException.notFound("setting in the draft or behind it");
    }
    return isThere ? draft.deleting(name) : draft.without(name);
  }
}
