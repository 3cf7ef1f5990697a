package org.callboard.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.organization.GroupList;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Text;

/**
 * A subscriber as it was when it was read.
 *
 * @param passwordHash with its algorithm, cost and salt; a secret
 * @param formerUsernames by which its phones may still ask
 * @param formerElsewhere the same in other organizations, of which it was before
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
    Optional<PreviousPassword> previousPassword,
    List<Username> formerUsernames,
    List<FormerPlace> formerElsewhere) {

  /** Stands for a password hash where there is no password yet. */
  public static final String NO_PASSWORD = "none";

  public SubscriberSnapshot {
    groupIds = Set.copyOf(groupIds);
    formerUsernames = List.copyOf(formerUsernames);
    formerElsewhere = List.copyOf(formerElsewhere);
  }

  /** One that had no other name. */
  public SubscriberSnapshot(
      long id,
      SubscriberName name,
      String username,
      String passwordHash,
      boolean enabled,
      Optional<String> displayName,
      Set<Long> groupIds,
      Attributes attributes,
      Optional<PreviousPassword> previousPassword) {
    this(
        id,
        name,
        username,
        passwordHash,
        enabled,
        displayName,
        groupIds,
        attributes,
        previousPassword,
        List.of(),
        List.of());
  }

  /** Whether a phone that asks by this username may be this subscriber's. */
  public boolean isMeantBy(Username typed) {
    return name.isMeantBy(typed) || formerNames().stream().anyMatch(n -> n.isMeantBy(typed));
  }

  /** Whether there is a password that works, the current one or the one before. */
  public boolean hasPasswordAt(Instant now) {
    return !passwordHash.equals(NO_PASSWORD)
        || previousPassword.filter(previous -> now.isBefore(previous.until())).isPresent();
  }

  /**
   * The subscriber after an edit that nobody makes; a password is not looked at.
   *
   * @throws org.callboard.platform.InvalidValueException if a group is not there
   */
  public SubscriberSnapshot edited(SubscriberData data, OrganizationSnapshot organization) {
    return new SubscriberSnapshot(
        id,
        name,
        username,
        passwordHash,
        data.enabled(),
        data.displayName(),
        data.groups()
            .map(groups -> GroupList.idsOf(organization.groups(), groups))
            .orElse(groupIds),
        data.attributes().orElse(attributes),
        previousPassword,
        formerUsernames,
        formerElsewhere);
  }

  /** Whether it is found by this, though it is not its name. */
  boolean wasCalled(SubscriberName other) {
    return isFormerly(username, other)
        || formerUsernames.stream()
            .anyMatch(
                former ->
                    new SubscriberName(name.organizationId(), former.key()).equals(other)
                        || isFormerly(former.text(), other))
        || formerElsewhere.stream().flatMap(FormerPlace::names).anyMatch(other::equals);
  }

  /** As names were compared before. */
  private boolean isFormerly(String text, SubscriberName other) {
    return new SubscriberName(name.organizationId(), Text.formerlyFolded(Text.cleaned(text)))
        .equals(other);
  }

  /** The names that it had, also in other organizations. */
  List<SubscriberName> allFormerNames() {
    return Stream.concat(formerNames().stream(), formerElsewhere.stream().map(FormerPlace::name))
        .toList();
  }

  /** The names that it had. */
  private List<SubscriberName> formerNames() {
    return formerUsernames.stream()
        .map(former -> new SubscriberName(name.organizationId(), former.key()))
        .toList();
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
