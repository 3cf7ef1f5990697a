package org.callboard.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.callboard.platform.EditRefusedException;

/** A file that waits to be imported, without its content, which is in {@code kept_file_part}. */
@Entity
@Table(name = "kept_file")
public class KeptFileRow {

  private static final Duration KEPT = Duration.ofMinutes(15);

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "session_hash")
  private String sessionHash;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "administrator_id")
  private long administratorId;

  @Column(name = "lines")
  private long lines;

  @Column(name = "size")
  private long size;

  /** Null until all of it is there. */
  @Column(name = "parts")
  private Integer parts;

  @Column(name = "wish")
  private String wish;

  @Column(name = "check_job_id")
  private String checkJobId;

  @Column(name = "import_job_id")
  private String importJobId;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  /** For JPA. */
  protected KeptFileRow() {}

  KeptFileRow(String id, FileOwner owner, long lines, long size, OffsetDateTime now) {
    this.id = id;
    this.sessionHash = owner.session();
    this.organizationId = owner.organizationId();
    this.administratorId = owner.administratorId();
    this.lines = lines;
    this.size = size;
    this.endsAt = now.plus(KEPT);
  }

  void complete(int all) {
    parts = all;
  }

  boolean isComplete() {
    return parts != null;
  }

  void setWish(String encrypted) {
    wish = encrypted;
  }

  void checkedBy(String jobId, OffsetDateTime now) {
    checkJobId = jobId;
    endsAt = now.plus(KEPT);
  }

  void importedBy(String jobId) {
    importJobId = jobId;
  }

  Optional<String> importJob() {
    return Optional.ofNullable(importJobId);
  }

  KeptFile file(FileOwner owner) {
    String read =
        owner
            .key(id)
            .decrypt(wish, wishPlace(id))
            .orElseThrow(() -> EditRefusedException.notFound("file"));
    return new KeptFile(
        id,
        lines,
        size,
        parts,
        read,
        Optional.ofNullable(checkJobId),
        importJob(),
        endsAt.toInstant());
  }

  /** Where the wish stands, and nothing else. */
  static String wishPlace(String id) {
    return "kept_file " + id + " wish";
  }
}
