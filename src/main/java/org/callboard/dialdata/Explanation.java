package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.layer.Layer;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
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

  /** What a layer says something of; in sets, because it is asked for each entry of an answer. */
  private record Ids(String layer, Set<String> items, Set<String> actions, Set<String> removals) {

    static Ids of(Layer<DialData> layer) {
      DialData data = layer.data();
      Set<String> items =
          data.quickDial().stream().map(QuickDialItem::id).collect(Collectors.toSet());
      Set<String> removals = new HashSet<>(items);
      removals.addAll(data.removals().keySet());
      removals.addAll(data.deletions().quickDial());
      return new Ids(
          layer.name(),
          items,
          data.dialActions().stream().map(DialAction::id).collect(Collectors.toSet()),
          removals);
    }
  }

  /**
   * Explains an answer, entry by entry.
   *
   * @param replacing removals below it are not sent: phones replace those items anyway
   */
  public static List<Explanation> of(Layers<DialData> phone, Optional<ReplacePriority> replacing) {
    List<Ids> layers = phone.all().stream().map(Ids::of).toList();
    DialData folded = DialData.folded(phone);
    List<Explanation> explained = new ArrayList<>();
    for (QuickDialItem item : folded.quickDial()) {
      explained.add(
          of(
              item.id(),
              Kind.QUICK_DIAL_ITEM,
              names(layers, Ids::items, item.id()),
              Optional.of(item.priority()),
              Optional.of(item.displayName())));
    }
    for (DialAction action : folded.dialActions()) {
      List<String> names = names(layers, Ids::actions, action.id());
      explained.add(of(action.id(), Kind.DIAL_ACTION, names, Optional.empty(), Optional.empty()));
    }
    folded
        .removals()
        .forEach(
            (id, priority) -> {
              if (replacing.filter(r -> priority.value() < r.value()).isEmpty()) {
                List<String> names = names(layers, Ids::removals, id);
                explained.add(of(id, Kind.REMOVAL, names, Optional.of(priority), Optional.empty()));
              }
            });
    return explained;
  }

  private static Explanation of(
      String id,
      Kind kind,
      List<String> names,
      Optional<MergePriority> priority,
      Optional<String> displayName) {
    int last = names.size() - 1;
    return new Explanation(
        id, kind, names.get(last), names.subList(0, last), priority, displayName);
  }

  private static List<String> names(List<Ids> layers, Function<Ids, Set<String>> ids, String id) {
    return layers.stream().filter(l -> ids.apply(l).contains(id)).map(Ids::layer).toList();
  }
}
