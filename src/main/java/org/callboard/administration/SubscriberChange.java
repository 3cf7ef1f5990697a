package org.callboard.administration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.GroupName;
import org.callboard.password.PasswordRule;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.PasswordChange;
import org.callboard.subscriber.SubscriberData;

/**
 * What an administrator wants to set for a subscriber.
 *
 * @param password a secret; empty keeps the one that is stored
 * @param passwordOverlap how long the old password works beside the new one
 * @param revokeDevices whether the new password signs the subscriber's phones out
 * @param groups empty keeps the memberships
 * @param attributes empty keeps them
 */
public record SubscriberChange(
    Optional<String> displayName,
    boolean enabled,
    Optional<String> password,
    Duration passwordOverlap,
    boolean revokeDevices,
    Optional<List<GroupName>> groups,
    Optional<Attributes> attributes) {

  private static final String PASSWORD = "password";

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public SubscriberChange {
    Violations violations = new Violations();
    Optional<String> text = password;
    text.ifPresent(p -> violations.check(() -> PasswordRule.checked(PASSWORD, p)));
    Duration overlap = passwordOverlap;
    boolean revokes = revokeDevices;
    violations.check(() -> new PasswordChange("", overlap, revokes));
    Optional<String> name = displayName;
    violations.check(
        () -> new SubscriberData(name, true, Optional.empty(), Optional.empty(), Optional.empty()));
    if (password.isEmpty() && (revokeDevices || !passwordOverlap.isZero())) {
      violations.add(PASSWORD, "is required with revokeDevices or an overlap.");
    }
    violations.throwIfAny();
  }

  /**
   * The same with the password hashed.
   *
   * @param hash of the password, if there is one
   */
  SubscriberData hashed(Optional<String> hash) {
    return new SubscriberData(
        displayName,
        enabled,
        hash.map(h -> new PasswordChange(h, passwordOverlap, revokeDevices)),
        groups,
        attributes);
  }

  @Override
  public String toString() {
    return "SubscriberChange[" + displayName + "]";
  }
}
