package org.callboard.dialdata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  public DialAction {
    Text.key("id", id, MAX_ID);
    nodes = List.copyOf(nodes);
    if (nodes.size() > MAX_NODES) {
      throw new InvalidValueException("nodes", "must be at most " + MAX_NODES + ".");
    }
    Set<String> names = new HashSet<>();
    for (KeyNode node : nodes) {
      if (!names.add(node.name())) {
        throw new InvalidValueException("nodes", "has the name " + node.name() + " twice.");
      }
    }
  }
}
