package org.callboard.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A row of what a line of an import changed. {@link RecordLines} writes it, by the hundred. */
@Entity
@Table(name = "audit_line")
public class RecordedLine {

  @Id
  @Column(name = "id")
  private Long id;

  @Column(name = "entry_id")
  private long entryId;

  @Column(name = "line")
  private long line;

  @Column(name = "target")
  private String target;

  /** Whose it is; null if it is no subscriber's. */
  @Column(name = "subscriber")
  private String subscriber;

  @Column(name = "before_state")
  private String beforeState;

  @Column(name = "after_state")
  private String afterState;

  /** For JPA. */
  protected RecordedLine() {}

  AuditLine view() {
    return new AuditLine(
        id, line, target, Optional.ofNullable(beforeState), Optional.ofNullable(afterState));
  }
}
