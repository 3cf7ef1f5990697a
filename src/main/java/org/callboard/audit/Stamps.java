package org.callboard.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * Who made a row and who changed it last. Of what was there before this was kept nobody knows, so
 * each may be absent.
 */
@Embeddable
public class Stamps {

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Column(name = "changed_by")
  private String changedBy;

  /** Of a row of which nothing is known. */
  public Stamps() {}

  private Stamps(
      OffsetDateTime createdAt, String createdBy, OffsetDateTime changedAt, String changedBy) {
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    this.changedAt = changedAt;
    this.changedBy = changedBy;
  }

  /** Those of a row: JPA embeds nothing where all is null. */
  public static Stamps orNone(Stamps stored) {
    return stored == null ? new Stamps() : stored;
  }

  /** Of a new row. */
  public static Stamps created(Stamp now) {
    return new Stamps(now.at(), now.by(), now.at(), now.by());
  }

  /** The same row when it is changed. */
  public Stamps changed(Stamp now) {
    return new Stamps(createdAt, createdBy, now.at(), now.by());
  }

  public Optional<Stamp> created() {
    return Optional.ofNullable(createdAt).map(at -> new Stamp(at, createdBy));
  }

  public Optional<Stamp> changed() {
    return Optional.ofNullable(changedAt).map(at -> new Stamp(at, changedBy));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stamps stamps
        && created().equals(stamps.created())
        && changed().equals(stamps.changed());
  }

  @Override
  public int hashCode() {
    return Objects.hash(created(), changed());
  }

  @Override
  public String toString() {
    return "Stamps[" + created() + ", " + changed() + "]";
  }
}
