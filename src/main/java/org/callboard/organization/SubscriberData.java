package org.callboard.organization;

import java.util.List;
import java.util.Optional;
import org.callboard.platform.Text;

/**
 * What administrators set for a subscriber.
 *
 * @param passwordHash empty keeps the one that is stored
 * @param groups empty keeps the memberships
 */
public record SubscriberData(
    Optional<String> displayName,
    boolean enabled,
    Optional<String> passwordHash,
    Optional<List<GroupName>> groups) {

  private static final int MAX_DISPLAY_NAME = 250;

  public SubscriberData {
    displayName.ifPresent(name -> Text.required("displayName", name, MAX_DISPLAY_NAME));
    groups = groups.map(List::copyOf);
  }

  @Override
  public String toString() {
    return "SubscriberData[" + displayName + "]";
  }
}
