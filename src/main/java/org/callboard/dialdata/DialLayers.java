package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.callboard.layer.LayerKey;
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
public record DialLayers(List<Layer> common, Layer subscriber) {

  public DialLayers {
    common = List.copyOf(common);
  }

  /**
   * The layers of a subscriber.
   *
   * @param editable whether the phone has the editable version of the app, which gets the draft
   * @param data what is in a layer
   */
  public static DialLayers of(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      boolean editable,
      Function<LayerKey, DialData> data) {
    List<Layer> common = new ArrayList<>();
    common.add(layer(LayerKey.ofOrganization(organization.id()), "organization", data));
    if (editable) {
      common.add(layer(LayerKey.ofDraft(organization.id()), "draft", data));
    }
    if (!subscriber.groupIds().isEmpty()) {
      for (Group group : organization.groups()) {
        if (subscriber.groupIds().contains(group.id())) {
          common.add(
              layer(
                  LayerKey.ofGroup(organization.id(), group.id()), "group:" + group.name(), data));
        }
      }
    }
    return new DialLayers(
        common,
        layer(LayerKey.ofSubscriber(organization.id(), subscriber.id()), "subscriber", data));
  }

  private static Layer layer(LayerKey key, String name, Function<LayerKey, DialData> data) {
    return new Layer(key, name, data.apply(key));
  }

  /** All layers as one: what the phone is to be told. */
  public DialData folded() {
    return common.stream()
        .map(Layer::data)
        .reduce(DialData::overlaidWith)
        .orElse(DialData.EMPTY)
        .overlaidWith(subscriber.data());
  }

  /** Whether the subscriber has nothing of its own, and so gets what all others get. */
  public boolean isCommon() {
    return subscriber.data() == DialData.EMPTY || subscriber.data().equals(DialData.EMPTY);
  }
}
