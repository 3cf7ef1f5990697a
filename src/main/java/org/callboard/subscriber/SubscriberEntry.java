package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * A subscriber as a bulk edit has it. What is empty keeps what is stored.
 *
 * @param displayName an empty text takes the name away
 * @param passwordHash a secret
 * @param attributes those of the same names are replaced
 * @param allAttributes whether others go; else they stay
 */
public record SubscriberEntry(
    Username username,
    Optional<String> displayName,
    Optional<Boolean> enabled,
    Optional<String> passwordHash,
    Optional<List<GroupName>> groups,
    Attributes attributes,
    boolean allAttributes) {

  private static final int MAX_DISPLAY_NAME = 250;
  private static final int MAX_GROUPS = 100;

  public SubscriberEntry {
    displayName.ifPresent(name -> Text.checked("displayName", name, MAX_DISPLAY_NAME));
    groups = groups.map(List::copyOf);
    if (groups.isPresent() && groups.get().size() > MAX_GROUPS) {
      throw new InvalidValueException("groups", "must be at most " + MAX_GROUPS + ".");
    }
  }

  /** Of which other attributes stay. */
  public SubscriberEntry(
      Username username,
      Optional<String> displayName,
      Optional<Boolean> enabled,
      Optional<String> passwordHash,
      Optional<List<GroupName>> groups,
      Attributes attributes) {
    this(username, displayName, enabled, passwordHash, groups, attributes, false);
  }

  @Override
  public String toString() {
    return "SubscriberEntry[" + username + "]";
  }
}
