package org.callboard.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.callboard.platform.RowReader;

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

  JobLine line() {
    RowReader row = new RowReader("job_line " + id);
    Optional<ReportLine.Outcome> read =
        row.read("outcome", () -> ReportLine.Outcome.ofStored(outcome));
    return new JobLine(
        line, read, Optional.ofNullable(entry), Optional.ofNullable(message), row.end());
  }
}
