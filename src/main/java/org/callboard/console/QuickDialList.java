package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.administration.DraftResult;
import org.callboard.administration.DraftResultJson;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.administration.LayerList;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.StateVersion;

/** A quick dial list as a page shows it: the organization's as it would be after publishing. */
@ApplicationScoped
public class QuickDialList {

  private static final EntryKind<QuickDialItem> KIND = EntryKind.QUICK_DIAL;

  private final EntryActs entries;

  /** For the container's proxy only. */
  protected QuickDialList() {
    this(null);
  }

  @Inject
  QuickDialList(EntryActs entries) {
    this.entries = entries;
  }

  /**
   * One of the list.
   *
   * @param change what publishing does to it, in a word; empty if nothing
   */
  public record Listed(QuickDialItem item, Optional<String> change) {}

  /**
   * The list.
   *
   * @param unreadable the ids of what is stored and cannot be read
   */
  record Whole(List<Listed> entries, List<String> unreadable, String version) {

    Whole {
      entries = List.copyOf(entries);
      unreadable = List.copyOf(unreadable);
    }

    List<String> ids() {
      return entries.stream().map(entry -> entry.item().id()).toList();
    }
  }

  Whole read(LayerPlace place) {
    if (place.whose().isDraft()) {
      DraftResult<QuickDialItem> result = entries.result(place.cloudId, KIND);
      return new Whole(
          result.entries().stream()
              .map(entry -> new Listed(entry.entry(), entry.change()))
              .toList(),
          result.unreadable().keySet().stream().sorted().toList(),
          StateVersion.of(DraftResultJson.of(result)));
    }
    LayerList<QuickDialItem> list = entries.list(place.cloudId, place.layer(), KIND);
    return new Whole(
        list.items().stream().map(item -> new Listed(item, Optional.empty())).toList(),
        list.unreadable().keySet().stream().sorted().toList(),
        KIND.version(list.items()));
  }

  /**
   * One entry.
   *
   * @throws EditRefusedException if there is none
   */
  QuickDialItem get(LayerPlace place, String id) {
    return read(place).entries().stream()
        .map(Listed::item)
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow(() -> EditRefusedException.notFound(KIND.name()));
  }

  static String version(QuickDialItem item) {
    return KIND.version(item);
  }

  void put(LayerPlace place, QuickDialItem item, Expected expected) {
    if (place.whose().isDraft()) {
      entries.putInResult(place.cloudId, KIND, item.id(), before -> item, expected);
    } else {
      entries.put(place.cloudId, place.layer(), KIND, item.id(), before -> item, expected);
    }
  }

  void delete(LayerPlace place, String id) {
    entries.delete(place.cloudId, place.layer(), KIND, id, Expected.ANYTHING);
  }

  /** Moves an entry in the list as it is now, whatever the reader of an older page has seen. */
  void move(LayerPlace place, String id, Move move) {
    reorder(
        place,
        Optional.empty(),
        ids -> move.of(id, ids).orElseThrow(() -> EditRefusedException.notFound(KIND.name())));
  }

  /** Sorts the list by names, as the reader's language does. */
  void sort(LayerPlace place, Comparator<Object> collation) {
    Whole whole = read(place);
    List<String> sorted =
        whole.entries().stream()
            .map(Listed::item)
            .sorted(Comparator.comparing(QuickDialItem::displayName, collation::compare))
            .map(QuickDialItem::id)
            .toList();
    order(place, sorted, whole.version());
  }

  /**
   * Puts some entries into another order, each at the place of one of them.
   *
   * @param some a part of the list, as a page has shown it
   * @param version of the list that the page has shown
   */
  void arrange(LayerPlace place, List<String> some, String version) {
    reorder(
        place,
        Optional.of(version),
        ids -> {
          HashSet<String> moving = new HashSet<>(some);
          if (moving.size() != some.size() || !new HashSet<>(ids).containsAll(moving)) {
            throw EditRefusedException.conflict("The order must name each entry once.");
          }
          List<String> next = new ArrayList<>(some);
          return ids.stream().map(id -> moving.contains(id) ? next.remove(0) : id).toList();
        });
  }

  private void reorder(
      LayerPlace place, Optional<String> version, UnaryOperator<List<String>> order) {
    Whole whole = read(place);
    order(place, order.apply(whole.ids()), version.orElse(whole.version()));
  }

  private void order(LayerPlace place, List<String> ids, String version) {
    Expected expected = Expected.version(version);
    if (place.whose().isDraft()) {
      entries.orderResult(place.cloudId, KIND, ids, expected);
    } else {
      entries.order(place.cloudId, place.layer(), KIND, ids, expected);
    }
  }
}
