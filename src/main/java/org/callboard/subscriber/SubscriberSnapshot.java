package org.callboard.subscriber;

import java.util.Optional;
import java.util.Set;
import org.callboard.platform.Text;

/**
 * A subscriber as it was when it was read.
 *
 * @param passwordHash with its algorithm, cost and salt; a secret
 * @param groupIds the groups it is in; their order is the organization's
 */
public record SubscriberSnapshot(
    long id,
    SubscriberName name,
    String username,
    String passwordHash,
    boolean enabled,
    Optional<String> displayName,
    Set<Long> groupIds,
    Attributes attributes,
    Optional<PreviousPassword> previousPassword) {

  /** Stands for a password hash where there is no password yet. */
  public static final String NO_PASSWORD = "none";

  public SubscriberSnapshot {
    groupIds = Set.copyOf(groupIds);
  }

  /** What it was found by as names were compared before. */
  public SubscriberName formerName() {
    return new SubscriberName(name.organizationId(), Text.formerlyFolded(Text.cleaned(username)));
  }

  /** Stands for a subscriber who was deleted: a name, and no secrets. */
  public static SubscriberSnapshot departed(long id, SubscriberName name, String username) {
    return new SubscriberSnapshot(
        id,
        name,
        username,
        NO_PASSWORD,
        false,
        Optional.empty(),
        Set.of(),
        Attributes.NONE,
        Optional.empty());
  }

  @Override
  public String toString() {
    return "SubscriberSnapshot[id=" + id + ", organizationId=" + name.organizationId() + "]";
  }
}
