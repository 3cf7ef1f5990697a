package org.callboard.organization;

import java.util.List;
import java.util.Optional;
import org.callboard.audit.RecordedOrganization;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * An organization as it was when it was read.
 *
 * @param groups in the administrators' order: later ones overlay earlier ones
 * @param unreadable what is stored and cannot be read: here it has its default
 */
public record OrganizationSnapshot(
    long id,
    CloudId cloudId,
    OrganizationSettings settings,
    List<Group> groups,
    List<Violation> unreadable) {

  public OrganizationSnapshot {
    groups = List.copyOf(groups);
    unreadable = List.copyOf(unreadable);
  }

  /** One of which everything can be read. */
  public OrganizationSnapshot(
      long id, CloudId cloudId, OrganizationSettings settings, List<Group> groups) {
    this(id, cloudId, settings, groups, List.of());
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
