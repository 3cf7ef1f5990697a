package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.QuickDialItem;

/**
 * What quick dial items and dial actions have in common for administrators: ordered lists of
 * entries with ids.
 *
 * @param name for people
 * @param json as administrators and the record see an entry; versions are made of it
 */
public record EntryKind<E>(
    String name,
    Function<E, String> id,
    Function<E, JsonObject> json,
    Function<DialData, List<E>> list,
    BiFunction<DialData, List<E>, DialData> withList,
    BiFunction<DialData, E, DialData> withEntry,
    BiFunction<DialData, String, DialData> without,
    BiFunction<Draft, String, DialData> withoutInDraft) {

  public static final EntryKind<QuickDialItem> QUICK_DIAL =
      new EntryKind<>(
          "quick dial item",
          QuickDialItem::id,
          DialDataJson::of,
          DialData::quickDial,
          DialData::withQuickDial,
          DialData::with,
          DialData::withoutItem,
          Draft::withoutItem);

  public static final EntryKind<DialAction> DIAL_ACTIONS =
      new EntryKind<>(
          "dial action",
          DialAction::id,
          DialDataJson::of,
          DialData::dialActions,
          DialData::withDialActions,
          DialData::with,
          DialData::withoutAction,
          Draft::withoutAction);

  Optional<E> find(DialData data, String entryId) {
    return list.apply(data).stream().filter(e -> id.apply(e).equals(entryId)).findFirst();
  }
}
