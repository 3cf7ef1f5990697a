package org.callboard.administration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.organization.GroupName;
import org.callboard.password.PasswordRule;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Told;
import org.callboard.platform.Violations;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.PasswordChange;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberView;

/**
 * What an administrator wants to set for a subscriber. What is absent stays, and of a new one it is
 * nothing; a new one is enabled.
 *
 * @param password a secret; cleared, there is none any more
 * @param passwordOverlap how long the old password works beside the new one
 * @param revokeDevices whether the new password signs the subscriber's phones out
 * @param attributes makes the new ones of those that there are
 * @param naming what becomes of its names
 */
public record SubscriberChange(
    Told<String> displayName,
    Told<Boolean> enabled,
    Told<String> password,
    Duration passwordOverlap,
    boolean revokeDevices,
    Told<List<GroupName>> groups,
    Told<UnaryOperator<Attributes>> attributes,
    Naming naming) {

  private static final String PASSWORD = "password";

  /** What keeps the names. */
  public SubscriberChange(
      Told<String> displayName,
      Told<Boolean> enabled,
      Told<String> password,
      Duration passwordOverlap,
      boolean revokeDevices,
      Told<List<GroupName>> groups,
      Told<UnaryOperator<Attributes>> attributes) {
    this(
        displayName,
        enabled,
        password,
        passwordOverlap,
        revokeDevices,
        groups,
        attributes,
        Naming.KEPT);
  }

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public SubscriberChange {
    Violations violations = new Violations();
    Told<String> text = password;
    text.value().ifPresent(p -> violations.check(() -> PasswordRule.checked(PASSWORD, p)));
    Duration overlap = passwordOverlap;
    boolean revokes = revokeDevices;
    violations.check(() -> new PasswordChange("", overlap, revokes));
    Optional<String> name = displayName.value();
    violations.check(
        () -> new SubscriberData(name, true, Optional.empty(), Optional.empty(), Optional.empty()));
    if (!password.isTold() && (revokeDevices || !passwordOverlap.isZero())) {
      violations.add(PASSWORD, "is required with revokeDevices or an overlap.");
    }
    violations.throwIfAny();
  }

  /**
   * What is to be set.
   *
   * @param before empty if the subscriber is new
   * @param hash of the password, if there is one
   */
  SubscriberData over(Optional<SubscriberView> before, Optional<String> hash) {
    return new SubscriberData(
        displayName.over(before.flatMap(SubscriberView::displayName)),
        enabled.over(before.map(SubscriberView::enabled), true),
        passwordChange(before, hash),
        groups.orCleared(List.of()),
        attributes
            .orCleared(there -> Attributes.NONE)
            .map(
                edit -> edit.apply(before.map(SubscriberView::attributes).orElse(Attributes.NONE))),
        naming);
  }

  private Optional<PasswordChange> passwordChange(
      Optional<SubscriberView> before, Optional<String> hash) {
    if (password.isCleared()) {
      return before
          .filter(there -> there.hasPassword() || revokeDevices)
          .map(there -> PasswordChange.none(passwordOverlap, revokeDevices));
    }
    return hash.map(h -> new PasswordChange(h, passwordOverlap, revokeDevices));
  }

  @Override
  public String toString() {
    return "SubscriberChange[" + displayName.value() + "]";
  }
}
