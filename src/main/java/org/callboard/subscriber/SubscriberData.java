package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.platform.Text;

/**
 * What administrators set for a subscriber.
 *
 * @param password empty keeps the one that is stored
 * @param groups empty keeps the memberships
 * @param attributes empty keeps them
 */
public record SubscriberData(
    Optional<String> displayName,
    boolean enabled,
    Optional<PasswordChange> password,
    Optional<List<GroupName>> groups,
    Optional<Attributes> attributes,
    Naming naming) {

  static final int MAX_DISPLAY_NAME = 250;

  /** What keeps the names. */
  public SubscriberData(
      Optional<String> displayName,
      boolean enabled,
      Optional<PasswordChange> password,
      Optional<List<GroupName>> groups,
      Optional<Attributes> attributes) {
    this(displayName, enabled, password, groups, attributes, Naming.KEPT);
  }

  public SubscriberData {
    displayName.ifPresent(name -> Text.required("displayName", name, MAX_DISPLAY_NAME));
    groups = groups.map(List::copyOf);
  }

  @Override
  public String toString() {
    return "SubscriberData[" + displayName + "]";
  }
}
