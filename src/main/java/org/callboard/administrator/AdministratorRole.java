package org.callboard.administrator;

import java.util.Locale;
import java.util.Optional;

/** What an administrator may do. */
public enum AdministratorRole {
  /** Everything, in all organizations; of none of them. */
  OPERATOR,
  /** Everything in one organization. */
  MANAGER;

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what is stored. Empty if it is a word that is not known here, or does not fit: then
   * nobody knows what the administrator may do.
   */
  static Optional<AdministratorRole> ofStored(String word, boolean hasOrganization) {
    AdministratorRole expected = of(hasOrganization);
    return expected.name().equals(word) ? Optional.of(expected) : Optional.empty();
  }

  static AdministratorRole of(boolean hasOrganization) {
    return hasOrganization ? MANAGER : OPERATOR;
  }
}
