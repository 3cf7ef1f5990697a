package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.callboard.layer.ListOrder;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;

/**
 * How a draft comes to put entries into another order, its own and the live ones (docs/adr/0062).
 *
 * @param list the entries of a layer
 * @param withList the same layer with other entries
 * @param ids what an order says of these entries
 * @param withIds the same order, saying something else of them
 */
public record DraftOrder<E>(
    Function<E, String> id,
    Function<DialData, List<E>> list,
    BiFunction<DialData, List<E>, DialData> withList,
    Function<EntryOrder, List<String>> ids,
    BiFunction<EntryOrder, List<String>, EntryOrder> withIds) {

  public static final DraftOrder<QuickDialItem> QUICK_DIAL =
      new DraftOrder<>(
          QuickDialItem::id,
          DialData::quickDial,
          DialData::withQuickDial,
          EntryOrder::quickDial,
          EntryOrder::withItems);

  public static final DraftOrder<DialAction> DIAL_ACTIONS =
      new DraftOrder<>(
          DialAction::id,
          DialData::dialActions,
          DialData::withDialActions,
          EntryOrder::dialActions,
          EntryOrder::withActions);

  /**
   * The draft with its entries and the live ones in another order.
   *
   * @param wanted each entry once that is there after publishing; or each of the draft's own, which
   *     then change places among themselves
   * @throws EditRefusedException if it names others
   */
  public DialData ordered(Draft draft, List<String> wanted) {
    List<String> there = idsOf(draft.result());
    List<String> ordered = meant(draft, there, wanted);
    List<E> own = ListOrder.arranged(list.apply(draft.draft()), id, ordered);
    DialData edited = withList.apply(draft.draft(), own).leavingUnreadableOf(draft.draft());
    return inOrder(new Draft(draft.live(), edited), ordered);
  }

  private List<String> meant(Draft draft, List<String> there, List<String> wanted) {
    Set<String> all = new HashSet<>(there);
    List<String> meant = wanted.stream().map(i -> all.contains(i) ? i : Text.cut(i)).toList();
    if (isEachOnce(meant, all)) {
      return meant;
    }
    Set<String> own = new HashSet<>(idsOf(draft.draft()));
    if (!isEachOnce(meant, own)) {
      throw EditRefusedException.conflict(
          "The order must name each entry once: each of the draft, or each that is there after"
              + " publishing.");
    }
    Iterator<String> next = meant.iterator();
    return there.stream().map(i -> own.contains(i) ? next.next() : i).toList();
  }

  private static boolean isEachOnce(List<String> ids, Set<String> all) {
    return ids.size() == all.size() && all.equals(new HashSet<>(ids));
  }

  /** The draft that leaves the entry where it is in the live layer. */
  public DialData putBack(Draft draft, String entryId) {
    if (ids.apply(draft.draft().order()).isEmpty()) {
      return draft.draft();
    }
    List<String> there = idsOf(draft.result());
    List<String> unmoved = new ArrayList<>(there);
    Set<String> moved = ListOrder.moved(idsOf(unordered(draft)), there);
    unmoved.removeAll(moved);
    if (!moved.contains(entryId)) {
      return there.contains(entryId) ? draft.draft() : inOrder(draft, there);
    }
    List<String> ordered = new ArrayList<>(there);
    ordered.remove(entryId);
    ordered.add(place(idsOf(unordered(draft)), unmoved, ordered, entryId), entryId);
    return inOrder(draft, ordered);
  }

  /** Behind the last of those before it that are in their places, or before all that are. */
  private static int place(
      List<String> live, List<String> unmoved, List<String> ordered, String entryId) {
    Set<String> steady = new HashSet<>(unmoved);
    for (int i = live.indexOf(entryId) - 1; i >= 0; i--) {
      if (steady.contains(live.get(i))) {
        return ordered.indexOf(live.get(i)) + 1;
      }
    }
    return unmoved.isEmpty() ? 0 : ordered.indexOf(unmoved.get(0));
  }

  /** An order that leaves everything where it is anyway is none. */
  private DialData inOrder(Draft draft, List<String> ordered) {
    List<String> kept = ordered.equals(idsOf(unordered(draft))) ? List.of() : ordered;
    return draft.draft().with(withIds.apply(draft.draft().order(), kept));
  }

  private DialData unordered(Draft draft) {
    EntryOrder none = withIds.apply(draft.draft().order(), List.of());
    return new Draft(draft.live(), draft.draft().with(none)).result();
  }

  private List<String> idsOf(DialData data) {
    return list.apply(data).stream().map(id).toList();
  }
}
