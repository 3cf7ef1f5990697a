package org.callboard.dialdata;

import org.callboard.platform.EditRefusedException;

/**
 * An organization's layer and what shall become of it. Each method tells what is then in one of the
 * two.
 */
public record Draft(DialData live, DialData draft) {

  /** The organization's layer as it would be after publishing. */
  public DialData result() {
    return live.overlaidWith(draft.withoutMemory());
  }

  /** The draft in which the item is gone: its own, and behind it the live one. */
  public DialData withoutItem(String id) {
    boolean isLive = live.item(id).isPresent() || live.unreadable().quickDial().containsKey(id);
    refuseUnless(
        isLive || draft.item(id).isPresent() || draft.unreadable().quickDial().containsKey(id));
    DialData dropped = draft.withoutItem(id);
    return isLive ? Hiding.item(dropped, id) : dropped;
  }

  /** The same for a dial action. */
  public DialData withoutAction(String id) {
    boolean isLive = live.action(id).isPresent() || live.unreadable().dialActions().containsKey(id);
    refuseUnless(
        isLive || draft.action(id).isPresent() || draft.unreadable().dialActions().containsKey(id));
    DialData dropped = draft.withoutAction(id);
    return isLive ? Hiding.action(dropped, id) : dropped;
  }

  /** A draft that says nothing of the item any more, and leaves it where it is. */
  public DialData discardingItem(String id) {
    DialData rest = Hiding.noItem(draft.withoutItem(id), id);
    return DraftOrder.QUICK_DIAL.putBack(new Draft(live, rest), id);
  }

  /** A draft that says nothing of the action any more, and leaves it where it is. */
  public DialData discardingAction(String id) {
    DialData rest = Hiding.noAction(draft.withoutAction(id), id);
    return DraftOrder.DIAL_ACTIONS.putBack(new Draft(live, rest), id);
  }

  private static void refuseUnless(boolean isThere) {
    if (!isThere) {
      throw EditRefusedException.notFound("entry in the draft or behind it");
    }
  }
}
