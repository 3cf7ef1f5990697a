package org.callboard.phone.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.Account;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;

/** From an account to the app's XML. */
final class AccountXmlMapper {

  /** In the order of the schema, which can look into them only if they come first. */
  private static final List<String> FIRST =
      List.of("title", "username", "host", ServersOwnNodes.USERNAME, ServersOwnNodes.PASSWORD);

  private AccountXmlMapper() {}

  /**
   * The account's nodes and the server's own. Where both have one of a name, the administrator has
   * set it on purpose; but whom the phone is, and by which secret, nobody can know but the server.
   */
  static AccountXml map(Account account, List<KeyNode> serversOwn, boolean masked) {
    Map<String, KeyNode> nodes = new LinkedHashMap<>();
    for (Account.Node node : account.nodes()) {
      nodes.put(node.name(), keyNode(node, masked));
    }
    for (KeyNode node : serversOwn) {
      if (ServersOwnNodes.isAlwaysServers(node.name())) {
        nodes.put(node.name(), masked && isSecret(node) ? mask(node) : node);
      } else {
        nodes.putIfAbsent(node.name(), node);
      }
    }
    List<KeyNode> ordered = new ArrayList<>();
    for (String name : FIRST) {
      Optional.ofNullable(nodes.remove(name)).ifPresent(node -> ordered.add(notEmpty(node)));
    }
    ordered.addAll(nodes.values());
    AccountXml xml = new AccountXml();
    xml.nodes = new KeyNodeElements().of(ordered);
    return xml;
  }

  /** The schema lets a text be empty where it might have been localized. */
  private static KeyNode notEmpty(KeyNode node) {
    if (node.value().length() == 0) {
      throw new IllegalStateException(node.name() + " is empty: the app would refuse the account");
    }
    return node;
  }

  private static boolean isSecret(KeyNode node) {
    return node.name().equals(ServersOwnNodes.PASSWORD);
  }

  private static KeyNode keyNode(Account.Node node, boolean masked) {
    KeyNode plain =
        new KeyNode(
            node.name(),
            node.value(),
            ServersOwnNodes.sent(ServersOwnNodes.atLeastAsHeld(node.name(), node.priority())),
            Optional.empty());
    return masked && node.secret() ? mask(plain) : plain;
  }

  private static KeyNode mask(KeyNode node) {
    return new KeyNode(
        node.name(), new KeyNodeValue.Plain(ProvisioningXml.MASK), node.priority(), node.source());
  }
}
