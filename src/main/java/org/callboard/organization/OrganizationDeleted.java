package org.callboard.organization;

import org.callboard.audit.RecordedOrganization;

/**
 * An organization is about to be deleted. Fired in the edit's transaction, for what must not
 * outlive it for a moment; all other rows go later, see {@link OrganizationRows}.
 */
public record OrganizationDeleted(RecordedOrganization recorded) {

  /** Its row. */
  public long organizationId() {
    return recorded.id();
  }
}
