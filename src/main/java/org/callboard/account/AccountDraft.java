package org.callboard.account;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.EditRefusedException;

/** An organization's account settings and what shall become of them. */
public record AccountDraft(AccountData live, AccountData draft) {

  /**
   * What publishing would do to one setting; secrets are masked.
   *
   * @param before the live setting, empty if it would be new
   * @param after the setting after publishing, empty if it would be gone
   */
  public record Change(String id, Optional<JsonObject> before, Optional<JsonObject> after) {

    /** In a word: added, changed or removed. */
    public String change() {
      if (before.isEmpty()) {
        return "added";
      }
      return after.isPresent() ? "changed" : "removed";
    }
  }

  /** All changes, by name. */
  public static List<Change> changes(AccountData live, AccountData draft) {
    return AccountDifference.of(live, live.published(draft)).entries().stream()
        .map(entry -> new Change(entry.name(), entry.before(), entry.after()))
        .toList();
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
