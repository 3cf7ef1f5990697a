package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.callboard.organization.ReplacePriority;

/**
 * Where an entry of a phone's answer comes from.
 *
 * @param layer the name of the layer that decides
 * @param overrides the names of the layers below that have the same id, from the lowest up
 * @param priority of an item or a removal
 * @param displayName of an item
 */
public record Explanation(
    String id,
    Kind kind,
    String layer,
    List<String> overrides,
    Optional<MergePriority> priority,
    Optional<String> displayName) {

  /** What the entry is. */
  public enum Kind {
    QUICK_DIAL_ITEM("quickDialItem"),
    DIAL_ACTION("dialAction"),
    REMOVAL("removal");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As administrators see it. */
    public String label() {
      return label;
    }
  }

  /**
   * Explains an answer, entry by entry.
   *
   * @param replacing removals below it are not sent: phones replace those items anyway
   */
  public static List<Explanation> of(DialLayers phone, Optional<ReplacePriority> replacing) {
    List<Layer> layers = new ArrayList<>(phone.common());
    layers.add(phone.subscriber());
    DialData folded = phone.folded();
    List<Explanation> all = new ArrayList<>();
    for (QuickDialItem item : folded.quickDial()) {
      all.add(
          of(
              layers,
              item.id(),
              Kind.QUICK_DIAL_ITEM,
              data -> data.item(item.id()).isPresent(),
              Optional.of(item)));
    }
    for (DialAction action : folded.dialActions()) {
      all.add(
          of(
              layers,
              action.id(),
              Kind.DIAL_ACTION,
              data -> data.action(action.id()).isPresent(),
              Optional.empty()));
    }
    folded
        .removals()
        .forEach(
            (id, priority) -> {
              if (replacing.filter(r -> priority.value() < r.value()).isEmpty()) {
                all.add(removal(layers, id, priority));
              }
            });
    return all;
  }

  private static Explanation of(
      List<Layer> layers,
      String id,
      Kind kind,
      Predicate<DialData> has,
      Optional<QuickDialItem> item) {
    List<String> names = names(layers, has);
    return new Explanation(
        id,
        kind,
        names.get(names.size() - 1),
        names.subList(0, names.size() - 1),
        item.map(QuickDialItem::priority),
        item.map(QuickDialItem::displayName));
  }

  private static Explanation removal(List<Layer> layers, String id, MergePriority priority) {
    List<String> names =
        names(
            layers,
            data ->
                data.removals().containsKey(id)
                    || data.deletions().quickDial().contains(id)
                    || data.item(id).isPresent());
    return new Explanation(
        id,
        Kind.REMOVAL,
        names.get(names.size() - 1),
        names.subList(0, names.size() - 1),
        Optional.of(priority),
        Optional.empty());
  }

  private static List<String> names(List<Layer> layers, Predicate<DialData> has) {
    return layers.stream().filter(l -> has.test(l.data())).map(Layer::name).toList();
  }
}
