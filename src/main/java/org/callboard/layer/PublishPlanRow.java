package org.callboard.layer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row for each draft that the clock is to publish. */
@Entity
@Table(name = "publish_plan")
class PublishPlanRow {

  @Id
  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "due_at")
  private OffsetDateTime dueAt;

  @Column(name = "set_at")
  private OffsetDateTime setAt;

  @Column(name = "set_by")
  private String setBy;

  @Column(name = "administrator_id")
  private long administratorId;

  /** For JPA. */
  protected PublishPlanRow() {}

  PublishPlanRow(long organizationId) {
    this.organizationId = organizationId;
  }

  void set(
      OffsetDateTime newDueAt, OffsetDateTime newSetAt, String newSetBy, long newAdministratorId) {
    dueAt = newDueAt;
    setAt = newSetAt;
    setBy = newSetBy;
    administratorId = newAdministratorId;
  }

  long organizationId() {
    return organizationId;
  }

  OffsetDateTime dueAt() {
    return dueAt;
  }

  OffsetDateTime setAt() {
    return setAt;
  }

  String setBy() {
    return setBy;
  }

  long administratorId() {
    return administratorId;
  }
}
