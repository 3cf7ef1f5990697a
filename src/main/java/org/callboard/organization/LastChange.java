package org.callboard.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * When phones were told something new last. Its id is that of the organization, the group or the
 * subscriber whose phones these are: all ids are of one sequence.
 */
@Entity
@Table(name = "last_change")
public class LastChange {

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  /** For JPA. */
  protected LastChange() {}

  LastChange(long id, long organizationId, OffsetDateTime changedAt) {
    this.id = id;
    this.organizationId = organizationId;
    this.changedAt = changedAt;
  }
}
