package org.callboard.organization;

import java.util.List;
import java.util.Optional;

/**
 * An organization as it was when it was read.
 *
 * @param groups in the administrators' order: later ones overlay earlier ones
 */
public record OrganizationSnapshot(
    long id, CloudId cloudId, OrganizationSettings settings, List<Group> groups) {

  public OrganizationSnapshot {
    groups = List.copyOf(groups);
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
    return groups.stream().filter(group -> group.name().key().equals(name.key())).findFirst();
  }
}
