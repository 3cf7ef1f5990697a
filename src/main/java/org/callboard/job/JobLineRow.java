package org.callboard.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** What became of one line, as it is kept. For reading only: see {@link JobStore}. */
@Entity
@Table(name = "job_line")
public class JobLineRow {

  @Id
  @Column(name = "id")
  private Long id;

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "line")
  private long line;

  @Column(name = "outcome")
  private String outcome;

  @Column(name = "entry")
  private String entry;

  @Column(name = "message")
  private String message;

  /** For JPA. */
  protected JobLineRow() {}

  ReportLine line() {
    return new ReportLine(
        line,
        ReportLine.Outcome.of(outcome),
        Optional.ofNullable(entry),
        Optional.ofNullable(message));
  }
}
