package org.callboard.job;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.callboard.platform.Json;

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

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private JobState state;

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
    this.state = JobState.RUNNING;
    this.startedBy = startedBy;
    this.dryRun = dryRun;
    setProgress(ImportCounts.NONE, Optional.empty());
  }

  void setProgress(ImportCounts counts, Optional<String> message) {
    JsonObjectBuilder json = Json.createObjectBuilder(counts.json());
    message
        .map(text -> text.substring(0, Math.min(MAX_MESSAGE, text.length())))
        .ifPresent(text -> json.add("message", text));
    progress = json.build().toString();
  }

  void end(JobState how, ImportCounts counts, Optional<String> message) {
    state = how;
    setProgress(counts, message);
  }

  String id() {
    return id;
  }

  boolean isRunning() {
    return state == JobState.RUNNING;
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
    boolean lost = isRunning() && heardAt.isBefore(now.minusSeconds(SILENT_SECONDS));
    JsonObject json = json();
    return new Job(
        id,
        kind,
        lost ? JobState.FAILED : state,
        dryRun,
        startedBy,
        startedAt.toInstant(),
        ImportCounts.of(json),
        lost
            ? Optional.of("The server that did it has stopped. Nothing was changed.")
            : Optional.ofNullable(json.getString("message", null)));
  }

  private JsonObject json() {
    try (var reader = Json.createReader(new StringReader(progress))) {
      return reader.readObject();
    }
  }
}
