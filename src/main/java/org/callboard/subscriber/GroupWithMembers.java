package org.callboard.subscriber;

import java.util.List;
import org.callboard.organization.Group;

/**
 * A group with all its members.
 *
 * @param members usernames, in their order
 */
public record GroupWithMembers(Group group, List<String> members) {

  public GroupWithMembers {
    members = List.copyOf(members);
  }

  /** The same as it stands in a list. */
  public GroupView view() {
    return new GroupView(group.id(), group.name(), members.size());
  }
}
