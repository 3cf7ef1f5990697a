package org.callboard.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * The layers of one phone, from the lowest up: the organization's, its draft for phones of the
 * editable version, the groups', and the subscriber's own. The same data objects as long as nothing
 * changed, so that what was made of them can be used again.
 *
 * @param common all but the subscriber's; at least the organization's
 */
public record Layers<T extends LayerData<T>>(List<Layer<T>> common, Layer<T> subscriber) {

  public Layers {
    common = List.copyOf(common);
  }

  /**
   * The layers of a subscriber.
   *
   * @param editable whether the phone has the editable version of the app, which gets the draft
   * @param data what is in a layer
   */
  public static <T extends LayerData<T>> Layers<T> of(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      boolean editable,
      Function<LayerKey, T> data) {
    long id = organization.id();
    List<Layer<T>> common = new ArrayList<>();
    common.add(layer(LayerKey.ofOrganization(id), "organization", data));
    if (editable) {
      common.add(layer(LayerKey.ofDraft(id), "draft", data));
    }
    if (!subscriber.groupIds().isEmpty()) {
      for (Group group : organization.groups()) {
        if (subscriber.groupIds().contains(group.id())) {
          common.add(layer(LayerKey.ofGroup(id, group.id()), Layer.GROUP + group.name(), data));
        }
      }
    }
    return new Layers<>(
        common, layer(LayerKey.ofSubscriber(id, subscriber.id()), "subscriber", data));
  }

  private static <T extends LayerData<T>> Layer<T> layer(
      LayerKey key, String name, Function<LayerKey, T> data) {
    return new Layer<>(key, name, data.apply(key));
  }

  /** The same layers, of which each has other data perhaps. */
  public Layers<T> with(Function<Layer<T>, T> edit) {
    return new Layers<>(
        common.stream().map(layer -> layer.with(edit.apply(layer))).toList(),
        subscriber.with(edit.apply(subscriber)));
  }

  /** Those that phones get that do not have the editable version. */
  public Layers<T> withoutDraft() {
    return new Layers<>(
        common.stream().filter(layer -> layer.key().kind() != LayerKey.Kind.DRAFT).toList(),
        subscriber);
  }

  /** All of them, from the lowest up. */
  public List<Layer<T>> all() {
    List<Layer<T>> all = new ArrayList<>(common);
    all.add(subscriber);
    return all;
  }

  /** Whether everything is known. */
  public boolean whole() {
    return all().stream().allMatch(layer -> layer.data().whole());
  }
}
