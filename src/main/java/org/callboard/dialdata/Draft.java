package org.callboard.dialdata;

import org.callboard.platform.EditRefusedException;

/**
 * An organization's layer and what shall become of it. Each method tells what is then in one of the
 * two.
 */
public record Draft(DialData live, DialData draft) {

  /** The draft in which the item is gone: its own, and behind it the live one. */
  public DialData withoutItem(String id) {
    boolean isLive = live.item(id).isPresent();
    refuseUnless(isLive || draft.item(id).isPresent());
    DialData dropped = draft.withoutItem(id);
    return isLive ? dropped.withDeletions(dropped.deletions().withItem(id)) : dropped;
  }

  /** The same for a dial action. */
  public DialData withoutAction(String id) {
    boolean isLive = live.action(id).isPresent();
    refuseUnless(isLive || draft.action(id).isPresent());
    DialData dropped = draft.withoutAction(id);
    return isLive ? dropped.withDeletions(dropped.deletions().withAction(id)) : dropped;
  }

  private static void refuseUnless(boolean isThere) {
    if (!isThere) {
      throw EditRefusedException.notFound("entry in the draft or behind it");
    }
  }
}
