package org.callboard.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of an organization's groups by the names that are given, each of which is sought once.
 */
public final class GroupIds {

  private final List<Group> groups;
  private final Map<String, Optional<Long>> found = new HashMap<>();

  public GroupIds(List<Group> groups) {
    this.groups = List.copyOf(groups);
  }

  /** The group that is meant: see {@link GroupName#in}. */
  public Optional<Long> of(GroupName name) {
    return found.computeIfAbsent(name.text(), text -> name.in(groups).map(Group::id));
  }
}
