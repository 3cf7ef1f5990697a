package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.callboard.dialdata.Explanation.Kind;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.layer.WhyReason;

/**
 * Where an entry is that somebody asks for, and why a phone has it or not.
 *
 * @param layer the name of the layer that it is in, or was in
 * @param decidedBy the name of the layer above that covers it, if one does
 * @param displayName of an item
 */
public record Whereabouts(
    String id,
    Kind kind,
    String layer,
    WhyReason reason,
    Optional<String> decidedBy,
    Optional<String> displayName) {

  /**
   * Looks for entries in what a person's layers are.
   *
   * @param editable the layers of the person with the draft
   * @param told what is sent to phones that do not get the draft
   * @param sought an id, or part of an id or of an item's name, in any case
   */
  public static List<Whereabouts> of(Layers<DialData> editable, DialData told, String sought) {
    return new Search(editable.all(), told, sought.toLowerCase(Locale.ROOT)).found();
  }

  /** One that is in a group of which the person is no member. */
  static Whereabouts inOtherGroup(String id, Kind kind, String group, Optional<String> name) {
    return new Whereabouts(
        id, kind, Layer.GROUP + group, WhyReason.NOT_A_MEMBER, Optional.empty(), name);
  }

  /** The same for people. */
  public String sentence() {
    return reason.sentence(layer, decidedBy, "entry of the same id", "entries");
  }

  /** Goes through the layers from the lowest up. */
  private record Search(List<Layer<DialData>> layers, DialData told, String sought) {

    List<Whereabouts> found() {
      List<Whereabouts> found = new ArrayList<>();
      for (int i = 0; i < layers.size(); i++) {
        DialData data = layers.get(i).data();
        for (QuickDialItem item : data.quickDial()) {
          if (isSought(item.id()) || isSought(item.displayName())) {
            found.add(entry(i, item.id(), Kind.QUICK_DIAL_ITEM, Optional.of(item.displayName())));
          }
        }
        for (DialAction action : data.dialActions()) {
          if (isSought(action.id())) {
            found.add(entry(i, action.id(), Kind.DIAL_ACTION, Optional.empty()));
          }
        }
        found.addAll(deleted(layers.get(i)));
      }
      return found;
    }

    private boolean isSought(String text) {
      return text.toLowerCase(Locale.ROOT).contains(sought);
    }

    private Whereabouts entry(int layer, String id, Kind kind, Optional<String> name) {
      boolean isDraft = isDraft(layers.get(layer));
      WhyReason reason = isDraft ? WhyReason.ONLY_IN_DRAFT : WhyReason.TOO_LONG;
      Optional<String> above = Optional.empty();
      for (Layer<DialData> upper : layers.subList(layer + 1, layers.size())) {
        if (!isDraft(upper) && ids(upper.data(), kind).contains(id)) {
          reason = WhyReason.OVERRIDDEN;
          above = Optional.of(upper.name());
        } else if (!isDraft(upper) && deletions(upper.data(), kind).contains(id)) {
          reason = WhyReason.TAKEN_AWAY;
          above = Optional.of(upper.name());
        }
      }
      if (above.isEmpty() && !isDraft && ids(told, kind).contains(id)) {
        reason = WhyReason.SENT;
      }
      return new Whereabouts(id, kind, layers.get(layer).name(), reason, above, name);
    }

    /** What is remembered of deleted entries are their ids. */
    private List<Whereabouts> deleted(Layer<DialData> layer) {
      List<Whereabouts> deleted = new ArrayList<>();
      if (isDraft(layer)) {
        return deleted;
      }
      Set<String> items = ids(layer.data(), Kind.QUICK_DIAL_ITEM);
      for (String id : layer.data().removals().keySet()) {
        if (isSought(id) && !items.contains(id)) {
          deleted.add(gone(layer, id, Kind.QUICK_DIAL_ITEM));
        }
      }
      for (String id : layer.data().removedDialActions()) {
        if (isSought(id)) {
          deleted.add(gone(layer, id, Kind.DIAL_ACTION));
        }
      }
      return deleted;
    }

    private static Whereabouts gone(Layer<DialData> layer, String id, Kind kind) {
      return new Whereabouts(
          id, kind, layer.name(), WhyReason.DELETED, Optional.empty(), Optional.empty());
    }

    private static boolean isDraft(Layer<DialData> layer) {
      return layer.key().kind() == LayerKey.Kind.DRAFT;
    }

    private static Set<String> ids(DialData data, Kind kind) {
      Set<String> ids = new HashSet<>();
      if (kind == Kind.QUICK_DIAL_ITEM) {
        data.quickDial().forEach(item -> ids.add(item.id()));
      } else {
        data.dialActions().forEach(action -> ids.add(action.id()));
      }
      return ids;
    }

    private static Set<String> deletions(DialData data, Kind kind) {
      return kind == Kind.QUICK_DIAL_ITEM
          ? data.deletions().quickDial()
          : data.deletions().dialActions();
    }
  }
}
