package org.callboard.subscriber;

import java.util.List;
import org.callboard.audit.Stamps;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A group as administrators see it in a list.
 *
 * @param stamps who made it and changed it last
 */
public record GroupView(Group group, long memberCount, Stamps stamps) {

  public long id() {
    return group.id();
  }

  public GroupName name() {
    return group.name();
  }

  /** What is stored and cannot be read: here something stands in for it. */
  public List<Violation> unreadable() {
    return group.unreadable();
  }
}
