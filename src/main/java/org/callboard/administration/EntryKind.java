package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.DraftOrder;
import org.callboard.dialdata.Explanation;
import org.callboard.dialdata.Hiding;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.ListJson;
import org.callboard.platform.StateVersion;

/**
 * What quick dial items and dial actions have in common for administrators: ordered lists of
 * entries with ids.
 *
 * @param name for people
 * @param technical whether only technicians see and edit them
 * @param json as administrators and the record see an entry; versions are made of it
 * @param inDraft puts them into another order in the draft
 * @param unreadable what is stored and cannot be read, by id
 */
public record EntryKind<E>(
    String name,
    boolean technical,
    Function<E, String> id,
    Function<E, JsonObject> json,
    Function<DialData, List<E>> list,
    Function<DialData, Map<String, Violation>> unreadable,
    BiFunction<DialData, List<E>, DialData> withList,
    BiFunction<DialData, E, DialData> withEntry,
    BiFunction<DialData, String, DialData> without,
    BiFunction<Draft, String, DialData> withoutInDraft,
    DraftOrder<E> inDraft,
    Hidden hidden) {

  /**
   * The entries of the layers below that a group or a subscriber does not get.
   *
   * @param kind as explanations call it
   */
  public record Hidden(
      Explanation.Kind kind,
      Function<DialData, Set<String>> list,
      BiFunction<DialData, String, DialData> with,
      BiFunction<DialData, String, DialData> without) {}

  public static final EntryKind<QuickDialItem> QUICK_DIAL =
      new EntryKind<>(
          "quick dial item",
          false,
          QuickDialItem::id,
          DialDataJson::of,
          DialData::quickDial,
          data -> data.unreadable().quickDial(),
          DialData::withQuickDial,
          DialData::with,
          DialData::withoutItem,
          Draft::withoutItem,
          DraftOrder.QUICK_DIAL,
          new Hidden(
              Explanation.Kind.QUICK_DIAL_ITEM,
              data -> data.deletions().quickDial(),
              Hiding::item,
              Hiding::noItem));

  public static final EntryKind<DialAction> DIAL_ACTIONS =
      new EntryKind<>(
          "dial action",
          true,
          DialAction::id,
          DialDataJson::of,
          DialData::dialActions,
          data -> data.unreadable().dialActions(),
          DialData::withDialActions,
          DialData::with,
          DialData::withoutAction,
          Draft::withoutAction,
          DraftOrder.DIAL_ACTIONS,
          new Hidden(
              Explanation.Kind.DIAL_ACTION,
              data -> data.deletions().dialActions(),
              Hiding::action,
              Hiding::noAction));

  /** The version of an entry that an edit of it names. */
  public String version(E entry) {
    return StateVersion.of(json.apply(entry));
  }

  /** The version of a list that an edit of it names. */
  public String version(List<E> entries) {
    return StateVersion.of(ListJson.whole(entries.stream().map(json).toList()));
  }

  /** Whether it is stored and cannot be read. */
  boolean isUnreadable(DialData data, String entryId) {
    return unreadable.apply(data).containsKey(entryId);
  }

  Optional<E> find(DialData data, String entryId) {
    return list.apply(data).stream().filter(e -> id.apply(e).equals(entryId)).findFirst();
  }
}
