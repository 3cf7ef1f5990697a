package org.callboard.administration;

import java.util.List;
import java.util.Map;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * What a layer has of one kind.
 *
 * @param unreadable what is stored besides and cannot be read, by id
 */
public record LayerList<T>(List<T> items, Map<String, Violation> unreadable) {

  public LayerList {
    items = List.copyOf(items);
    unreadable = Map.copyOf(unreadable);
  }
}
