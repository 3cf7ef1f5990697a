package org.callboard.dialdata;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.callboard.layer.ListUndoJson;
import org.callboard.platform.Json;
import org.callboard.platform.UndoConflictException;

/** Takes an edit of dial data back, by what the record has of it. */
public final class DialUndoJson {

  private static final String DELETIONS = "deletions";

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

  /** The ids that the edit did not concern stay as they are. */
  private static SortedSet<String> undone(
      SortedSet<String> now, SortedSet<String> old, SortedSet<String> left) {
    SortedSet<String> undone = new TreeSet<>(now);
    for (String id : left) {
      if (!old.contains(id) && !undone.remove(id)) {
        throw conflict(left, now);
      }
    }
    for (String id : old) {
      if (!left.contains(id) && !undone.add(id)) {
        throw conflict(left, now);
      }
    }
    return undone;
  }

  private static UndoConflictException conflict(SortedSet<String> left, SortedSet<String> now) {
    return new UndoConflictException(
        "list of what is taken away", Optional.of(ids(left)), Optional.of(ids(now)));
  }

  private static JsonObject ids(SortedSet<String> ids) {
    return Json.createObjectBuilder().add("ids", Json.createArrayBuilder(ids)).build();
  }
}
