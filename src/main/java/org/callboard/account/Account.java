package org.callboard.account;

import java.util.List;
import java.util.Optional;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * What a subscriber's phone is to be told of its account, beside what the server itself adds. Order
 * of the nodes: that of the catalogue, then the organization's own by name.
 *
 * @param whole false if it could not be known completely; then it must not be sent
 */
public record Account(List<Node> nodes, boolean whole) {

  /** Bytes of a node beside its value. */
  private static final long NODE = 100;

  /**
   * One node.
   *
   * @param value with nothing left that refers to the subscriber
   * @param priority at least the highest at which the phone may hold it
   * @param layer the name of the layer that decides
   * @param overrides the names of the layers below that set it too, from the lowest up
   */
  public record Node(
      String name,
      KeyNodeValue value,
      MergePriority priority,
      boolean secret,
      String layer,
      List<String> overrides) {

    public Node {
      overrides = List.copyOf(overrides);
    }

    @Override
    public String toString() {
      return "Node[" + name + "]";
    }
  }

  public Account {
    nodes = List.copyOf(nodes);
  }

  /** About how many bytes of an answer it has. */
  public long weight() {
    return nodes.stream().mapToLong(node -> NODE + node.value().weight()).sum();
  }

  /**
   * Whether a layer sets something, and what the app wants first is missing; a phone may have that
   * from the vendor's portal if no layer sets anything.
   */
  public boolean isIncomplete() {
    return nodes.stream().anyMatch(node -> !node.layer().equals(AccountFold.SERVER))
        && RequiredSettings.NAMES.stream().anyMatch(name -> node(name).isEmpty());
  }

  public Optional<Node> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The account that these layers make for this subscriber. */
  public static Account of(
      Layers<AccountData> layers,
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber) {
    return new AccountFold(organization, subscriber).of(layers);
  }
}
