package org.callboard.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/** The account layers of one phone, from the lowest up: the same ones as of its dial data. */
public record AccountLayers(List<Layer> layers) {

  /**
   * One of them.
   *
   * @param name as administrators know it, for example {@code group:sales}
   */
  public record Layer(LayerKey key, String name, AccountData data) {}

  public AccountLayers {
    layers = List.copyOf(layers);
  }

  /**
   * The layers of a subscriber.
   *
   * @param editable whether the phone has the editable version of the app, which gets the draft
   */
  public static AccountLayers of(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      boolean editable,
      Function<LayerKey, AccountData> data) {
    List<Layer> layers = new ArrayList<>();
    long id = organization.id();
    add(layers, LayerKey.ofOrganization(id), "organization", data);
    if (editable) {
      add(layers, LayerKey.ofDraft(id), "draft", data);
    }
    for (Group group : organization.groups()) {
      if (subscriber.groupIds().contains(group.id())) {
        add(layers, LayerKey.ofGroup(id, group.id()), "group:" + group.name(), data);
      }
    }
    add(layers, LayerKey.ofSubscriber(id, subscriber.id()), "subscriber", data);
    return new AccountLayers(layers);
  }

  private static void add(
      List<Layer> layers, LayerKey key, String name, Function<LayerKey, AccountData> data) {
    layers.add(new Layer(key, name, data.apply(key)));
  }

  /** Whether everything is known. */
  public boolean whole() {
    return layers.stream().allMatch(layer -> layer.data().whole());
  }
}
