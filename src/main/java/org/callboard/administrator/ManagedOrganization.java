package org.callboard.administrator;

import org.callboard.audit.RecordedOrganization;

/** The organization of a manager: its row, and the Cloud ID that people know it by. */
public record ManagedOrganization(long id, String cloudId) {

  /** As the record names it. */
  public RecordedOrganization recorded() {
    return new RecordedOrganization(id, cloudId);
  }
}
