package org.callboard.organization;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.audit.RecordedOrganization;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * An organization as it was when it was read.
 *
 * @param groups in the administrators' order: later ones overlay earlier ones
 * @param unreadable what is stored and cannot be read: here it has its default
 * @param formerCloudIds by which its phones may still ask, in their order
 */
public record OrganizationSnapshot(
    long id,
    CloudId cloudId,
    OrganizationSettings settings,
    List<Group> groups,
    List<Violation> unreadable,
    Set<CloudId> formerCloudIds) {

  public OrganizationSnapshot {
    groups = List.copyOf(groups);
    unreadable = List.copyOf(unreadable);
    Set<CloudId> sorted = new TreeSet<>(CloudId.ORDER);
    sorted.addAll(formerCloudIds);
    formerCloudIds = Collections.unmodifiableSet(sorted);
  }

  /** One of which everything can be read, and that had no other Cloud ID. */
  public OrganizationSnapshot(
      long id, CloudId cloudId, OrganizationSettings settings, List<Group> groups) {
    this(id, cloudId, settings, groups, List.of(), Set.of());
  }

  /** The same with the groups that it has by now. */
  public OrganizationSnapshot with(List<Group> groupsNow) {
    return new OrganizationSnapshot(id, cloudId, settings, groupsNow, unreadable, formerCloudIds);
  }

  /** Whether a phone that asks by this Cloud ID may be one of its phones. */
  public boolean isMeantBy(CloudId asked) {
    return cloudId.equals(asked) || wasCalled(asked);
  }

  /** Whether it is found by this, though it is not its Cloud ID. */
  public boolean wasCalled(CloudId asked) {
    return formerCloudIds.contains(asked);
  }

  /** As the record names it. */
  public RecordedOrganization recorded() {
    return new RecordedOrganization(id, cloudId.value());
  }

  public String name() {
    return settings.name();
  }

  public boolean enabled() {
    return settings.enabled();
  }

  /** Empty if the organization has switched the attribute off. */
  public Optional<ReplacePriority> replacePriority() {
    return settings.replacePriority();
  }

  /** See {@link OrganizationSettings#removesDialActions()}. */
  public boolean removesDialActions() {
    return settings.removesDialActions();
  }

  /** See {@link OrganizationSettings#signIn()}. */
  public SignInSettings signIn() {
    return settings.signIn();
  }

  /** The group of this name, case aside. */
  public Optional<Group> group(GroupName name) {
    return name.in(groups);
  }
}
