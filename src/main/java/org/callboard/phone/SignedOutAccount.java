package org.callboard.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;

/**
 * The account of a phone that is signed out: it cannot register. It says nothing that the ordinary
 * one does not say as well, at the same priority, so that the ordinary one brings everything back.
 */
final class SignedOutAccount {

  private static final String TITLE = "title";

  /** What the portal provisioned stays where the server's own default comes. */
  private static final MergePriority FILLS_GAPS = new MergePriority(1);

  private static final Map<String, String> UNUSABLE =
      Map.of(
          "username", "signed-out",
          "authUsername", "signed-out",
          "password", "",
          "host", "signed-out.invalid");

  private SignedOutAccount() {}

  /** Empty if the ordinary account has nothing by which a phone could be signed out. */
  static Optional<Account> of(Account ordinary) {
    return ifItWorks(unusable(ordinary));
  }

  private static List<Account.Node> unusable(Account ordinary) {
    List<Account.Node> nodes = new ArrayList<>();
    for (Account.Node node : ordinary.nodes()) {
      if (UNUSABLE.containsKey(node.name())) {
        nodes.add(unusable(node));
      } else if (node.name().equals(TITLE)) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /**
   * The same for a deleted subscriber: what its phone may hold of settings that nobody sets any
   * more is made unusable as well.
   *
   * @param layers with the memory of it
   */
  static Optional<Account> ofDeparted(Account ordinary, Layers<AccountData> layers) {
    List<Account.Node> nodes = unusable(ordinary);
    for (String name : new TreeSet<>(UNUSABLE.keySet())) {
      if (ordinary.node(name).isEmpty()) {
        layers.all().stream()
            .map(layer -> layer.data().highest().get(name))
            .filter(Objects::nonNull)
            .reduce(MergePriority::higher)
            .ifPresent(
                priority ->
                    nodes.add(
                        unusable(
                            new Account.Node(
                                name,
                                new KeyNodeValue.Plain(""),
                                priority,
                                false,
                                layers.subscriber().name(),
                                List.of()))));
      }
    }
    return ifItWorks(nodes);
  }

  private static Optional<Account> ifItWorks(List<Account.Node> nodes) {
    boolean works =
        nodes.stream()
            .anyMatch(
                node -> UNUSABLE.containsKey(node.name()) && node.priority().isAbove(FILLS_GAPS));
    return works ? Optional.of(new Account(nodes, true)) : Optional.empty();
  }

  private static Account.Node unusable(Account.Node node) {
    return new Account.Node(
        node.name(),
        new KeyNodeValue.Plain(UNUSABLE.get(node.name())),
        node.priority(),
        false,
        node.layer(),
        node.overrides());
  }
}
