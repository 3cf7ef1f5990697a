package org.callboard.subscriber;

import java.util.List;

/**
 * A group with its members.
 *
 * @param members their usernames, in their order
 */
public record GroupMembers(GroupView group, List<String> members) {

  public GroupMembers {
    members = List.copyOf(members);
  }
}
