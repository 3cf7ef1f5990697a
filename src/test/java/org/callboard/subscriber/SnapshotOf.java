package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;

/** Snapshots for tests, with defaults for what most tests do not look at. */
public final class SnapshotOf {

  private SnapshotOf() {}

  public static OrganizationSnapshot organization(
      long id,
      CloudId cloudId,
      String name,
      boolean enabled,
      Optional<ReplacePriority> replacePriority,
      boolean removesDialActions) {
    return new OrganizationSnapshot(
        id,
        cloudId,
        new OrganizationSettings(
            name,
            enabled,
            replacePriority,
            removesDialActions,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            SignInSettings.DEFAULT),
        List.of());
  }

  public static SubscriberSnapshot subscriber(
      long id, SubscriberName name, String username, String passwordHash, boolean enabled) {
    return new SubscriberSnapshot(
        id,
        name,
        username,
        passwordHash,
        enabled,
        Optional.empty(),
        Set.of(),
        Attributes.NONE,
        Optional.empty());
  }

  /** The same with a password before the current one. */
  public static SubscriberSnapshot withPrevious(
      SubscriberSnapshot subscriber, PreviousPassword previous) {
    return new SubscriberSnapshot(
        subscriber.id(),
        subscriber.name(),
        subscriber.username(),
        subscriber.passwordHash(),
        subscriber.enabled(),
        subscriber.displayName(),
        subscriber.groupIds(),
        subscriber.attributes(),
        Optional.of(previous));
  }
}
