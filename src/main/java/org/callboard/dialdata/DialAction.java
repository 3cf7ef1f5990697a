package org.callboard.dialdata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.callboard.mergeable.KeyNode;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * A programmable dial action: an id and key nodes that the vendor documents only to the provider.
 * They are passed through as the administrator gave them.
 *
 * @param id the stable key in its organization, 1 to 128 characters
 * @param nodes at most 100 key nodes, in the administrator's order, no name twice
 */
public record DialAction(String id, List<KeyNode> nodes) {

  private static final int MAX_ID = 128;
  private static final int MAX_NODES = 100;

  /** Of all values together. Stored as JSON, at worst in twice as many. */
  private static final int MAX_LENGTH = 400_000;

  public DialAction {
    Text.key("id", id, MAX_ID);
    nodes = List.copyOf(nodes);
    if (nodes.size() > MAX_NODES) {
      throw new InvalidValueException("nodes", "must be at most " + MAX_NODES + ".");
    }
    if (nodes.stream().mapToInt(node -> node.value().length()).sum() > MAX_LENGTH) {
      throw new InvalidValueException(
          "nodes", "must have at most " + MAX_LENGTH + " characters together.");
    }
    Set<String> names = new HashSet<>();
    for (KeyNode node : nodes) {
      if (!names.add(node.name())) {
        throw new InvalidValueException("nodes", "has the name " + node.name() + " twice.");
      }
    }
  }
}
