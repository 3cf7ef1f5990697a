package org.callboard.organization;

import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A group of subscribers, with a layer of its own between the organization's and theirs.
 *
 * @param unreadable what is stored and cannot be read: here something stands in for it
 */
public record Group(long id, GroupName name, List<Violation> unreadable) {

  public Group {
    unreadable = List.copyOf(unreadable);
  }

  /** One of which everything can be read. */
  public Group(long id, GroupName name) {
    this(id, name, List.of());
  }
}
