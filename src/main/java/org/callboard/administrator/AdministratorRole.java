package org.callboard.administrator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.platform.Roles;

/** What an administrator is, and so what it may do. */
public enum AdministratorRole {
  /** Everything, in all organizations; of none of them. */
  OPERATOR(
      Scope.ALL, Roles.SEE, Roles.SEE_SETTINGS, Roles.EDIT_PEOPLE, Roles.MANAGE, Roles.OPERATE),
  /** Everything in one organization that is not the provider's. */
  MANAGER(Scope.ONE, Roles.SEE, Roles.SEE_SETTINGS, Roles.EDIT_PEOPLE, Roles.MANAGE),
  /** People of one organization and what they have; lists only as drafts. Nothing technical. */
  RECEPTION(Scope.ONE, Roles.SEE, Roles.EDIT_PEOPLE),
  /** Sees one organization, or all of them. Changes nothing, and sees no secret. */
  READER(Scope.ANY, Roles.SEE, Roles.SEE_SETTINGS);

  /** Of how many organizations somebody with the role may be. */
  private enum Scope {
    ALL,
    ONE,
    ANY
  }

  private final Scope scope;
  private final Set<String> rights;

  AdministratorRole(Scope scope, String... rights) {
    this.scope = scope;
    this.rights = Set.of(rights);
  }

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that is written so. */
  public static Optional<AdministratorRole> of(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** All of them as they are written, for people. */
  public static String labels() {
    return Arrays.stream(values()).map(AdministratorRole::label).collect(Collectors.joining(", "));
  }

  /** What it may do, of {@link Roles}. */
  public Set<String> rights() {
    return rights;
  }

  /** Whether it must be of one organization. */
  public boolean needsOrganization() {
    return scope == Scope.ONE;
  }

  /** Whether it may be of one organization. */
  public boolean mayHaveOrganization() {
    return scope != Scope.ALL;
  }

  /**
   * Reads what is stored. Empty if it is a word that is not known here, or does not fit: then
   * nobody knows what the administrator may do.
   */
  static Optional<AdministratorRole> ofStored(String word, boolean hasOrganization) {
    return Arrays.stream(values())
        .filter(role -> role.name().equals(word))
        .filter(role -> hasOrganization ? role.mayHaveOrganization() : !role.needsOrganization())
        .findFirst();
  }

  /** An operator, or the manager of an organization. */
  static AdministratorRole of(boolean hasOrganization) {
    return hasOrganization ? MANAGER : OPERATOR;
  }
}
