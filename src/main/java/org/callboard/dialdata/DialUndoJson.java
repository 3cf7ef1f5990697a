package org.callboard.dialdata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.SortedSet;
import org.callboard.layer.ListUndoJson;
import org.callboard.platform.Json;
import org.callboard.platform.UndoConflictException;

/** Takes an edit of dial data back, by what the record has of it. */
public final class DialUndoJson {

  private static final String DELETIONS = "deletions";
  private static final String ORDER = "draftOrder";

  private static final ListUndoJson<QuickDialItem> ITEMS =
      new ListUndoJson<>(
          "quickDial",
          "quick dial item",
          QuickDialItem::id,
          DialDataJson::of,
          DialDataJson.ITEM::read);

  private static final ListUndoJson<DialAction> ACTIONS =
      new ListUndoJson<>(
          "dialActions",
          "dial action",
          DialAction::id,
          DialDataJson::of,
          DialDataJson.ACTION::read);

  private DialUndoJson() {}

  /**
   * The data as they were before the edit; what phones may hold stays remembered.
   *
   * @throws UndoConflictException if they are not what the edit left
   */
  public static DialData undone(DialData now, JsonObject before, JsonObject after) {
    DialData undone =
        now.withQuickDial(ITEMS.undone(now.quickDial(), before, after))
            .withDialActions(ACTIONS.undone(now.dialActions(), before, after))
            .leavingUnreadableOf(now);
    undone = undone.with(order(now.order(), before, after));
    if (!after.containsKey(DELETIONS)) {
      return undone;
    }
    Deletions old = DialDataJson.DELETIONS.read(before.getJsonObject(DELETIONS));
    Deletions left = DialDataJson.DELETIONS.read(after.getJsonObject(DELETIONS));
    return undone.withDeletions(
        new Deletions(
            undone(now.deletions().quickDial(), old.quickDial(), left.quickDial()),
            undone(now.deletions().dialActions(), old.dialActions(), left.dialActions())));
  }

  /**
   * A layer with what the record has of one that was deleted; what phones may hold is elsewhere.
   */
  public static DialData ofRecord(JsonObject lists) {
    JsonObjectBuilder nothing = Json.createObjectBuilder();
    if (lists.containsKey(DELETIONS)) {
      nothing.add(DELETIONS, DialDataJson.of(Deletions.NONE));
    }
    return undone(DialData.EMPTY, lists, nothing.build());
  }

  private static EntryOrder order(EntryOrder now, JsonObject before, JsonObject after) {
    if (!after.containsKey(ORDER)) {
      return now;
    }
    if (!DialDataJson.ORDER.read(after.getJsonObject(ORDER)).equals(now)) {
      throw new UndoConflictException(
          "order of the draft",
          Optional.of(after.getJsonObject(ORDER)),
          Optional.of(DialDataJson.ORDER.write(now)));
    }
    return DialDataJson.ORDER.read(before.getJsonObject(ORDER));
  }

  private static SortedSet<String> undone(
      SortedSet<String> now, SortedSet<String> old, SortedSet<String> left) {
    return ListUndoJson.undoneIds("list of what is taken away", "ids", now, old, left);
  }
}
