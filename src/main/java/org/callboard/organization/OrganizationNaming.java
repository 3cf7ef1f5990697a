package org.callboard.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.EditRefusedException;

/**
 * What an edit does with an organization's Cloud IDs.
 *
 * @param cloudId the new one; empty keeps it
 * @param formerIds those by which phones may go on asking; empty keeps all
 */
public record OrganizationNaming(Optional<CloudId> cloudId, Optional<List<CloudId>> formerIds) {

  public static final OrganizationNaming KEPT =
      new OrganizationNaming(Optional.empty(), Optional.empty());

  public OrganizationNaming {
    formerIds = formerIds.map(List::copyOf);
  }

  boolean isRenaming(CloudId there) {
    return cloudId.filter(id -> !id.equals(there)).isPresent();
  }

  /**
   * Checks whether a manager may edit this.
   *
   * @throws EditRefusedException if a Cloud ID changes
   */
  void checkManagers(OrganizationSnapshot there) {
    boolean ends =
        formerIds.filter(kept -> !Set.copyOf(kept).equals(there.formerCloudIds())).isPresent();
    if (isRenaming(there.cloudId()) || ends) {
      throw EditRefusedException.forbidden(
          "Only an operator may change the Cloud ID of an organization, or end a former one.");
    }
  }
}
