package org.callboard.job;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.callboard.platform.Json;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;

/** A job, as it is kept. Its times are the database's. */
@Entity
@Table(name = "job")
public class JobRow {

  /** Its node lets hear of a job every few seconds, also while it waits. */
  static final int SILENT_SECONDS = 10;

  private static final int MAX_MESSAGE = 1000;

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "kind")
  private String kind;

  /** A text, for JPA could read no job because of one whose state is unknown here. */
  @Column(name = "state")
  private String state;

  @Column(name = "started_by")
  private String startedBy;

  @Column(name = "started_at", insertable = false, updatable = false)
  private OffsetDateTime startedAt;

  @Column(name = "heard_at", insertable = false)
  private OffsetDateTime heardAt;

  @Column(name = "cancel_requested")
  private boolean cancelRequested;

  /** JSON: counts, and a message. */
  @Column(name = "progress")
  private String progress;

  @Column(name = "dry_run")
  private boolean dryRun;

  /** For JPA. */
  protected JobRow() {}

  JobRow(String id, long organizationId, String kind, String startedBy, boolean dryRun) {
    this.id = id;
    this.organizationId = organizationId;
    this.kind = kind;
    this.state = JobState.RUNNING.name();
    this.startedBy = startedBy;
    this.dryRun = dryRun;
    setProgress(ImportCounts.NONE, Optional.empty());
  }

  void setProgress(ImportCounts counts, Optional<String> message) {
    JsonObjectBuilder json = Json.createObjectBuilder(counts.json());
    message.map(text -> Text.kept(text, MAX_MESSAGE)).ifPresent(text -> json.add("message", text));
    progress = json.build().toString();
  }

  void end(JobState how, ImportCounts counts, Optional<String> message) {
    state = how.name();
    setProgress(counts, message);
  }

  String id() {
    return id;
  }

  long organizationId() {
    return organizationId;
  }

  boolean isRunning() {
    return JobState.RUNNING.name().equals(state);
  }

  boolean isCancelRequested() {
    return cancelRequested;
  }

  void requestCancel() {
    cancelRequested = true;
  }

  /**
   * The job as it stands. One whose node is gone has changed nothing: that it is done would have
   * been written with what it did.
   */
  Job job(OffsetDateTime now) {
    RowReader row = new RowReader("job " + id);
    boolean lost = isRunning() && heardAt.isBefore(now.minusSeconds(SILENT_SECONDS));
    Optional<JobState> readState = row.read("state", () -> JobState.ofStored(state));
    Instant started = row.time("started", startedAt.toInstant());
    JsonObject json = Json.storedObject(progress).orElse(JsonValue.EMPTY_JSON_OBJECT);
    ImportCounts counts = row.read("counts", () -> ImportCounts.of(json), ImportCounts.NONE);
    return new Job(
        id,
        kind,
        lost ? Optional.of(JobState.FAILED) : readState,
        dryRun,
        startedBy,
        started,
        counts,
        lost
            ? Optional.of("The server stopped during the import. Nothing was changed.")
            : Optional.ofNullable(json.getString("message", null)),
        row.end());
  }
}
