package org.callboard.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.callboard.platform.RowIds;

/** A row of the change feed. */
@Entity
@Table(name = "change_feed")
public class FeedEntry {

  /** The place of an entry that has none yet: behind all others. */
  static final long UNPLACED = Long.MAX_VALUE;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "change_feed_id")
  @SequenceGenerator(
      name = "change_feed_id",
      sequenceName = RowIds.SEQUENCE,
      allocationSize = RowIds.ALLOCATION)
  private Long id;

  @Column(name = "organization_id")
  private long organizationId;

  @Column(name = "scope")
  @Enumerated(EnumType.STRING)
  private DataChanged.Scope scope;

  @Column(name = "scope_id")
  private Long scopeId;

  @Column(name = "place")
  private long place;

  /** When its edit began, by the database's clock. */
  @Column(name = "changed_at", insertable = false, updatable = false)
  private OffsetDateTime changedAt;

  /** For JPA only. */
  protected FeedEntry() {}

  FeedEntry(DataChanged change) {
    organizationId = change.organizationId();
    scope = change.scope();
    scopeId = change.id().orElse(null);
    place = UNPLACED;
  }

  long id() {
    return id;
  }

  DataChanged change() {
    return new DataChanged(organizationId, scope, Optional.ofNullable(scopeId));
  }

  long place() {
    return place;
  }

  boolean isPlaced() {
    return place != UNPLACED;
  }

  void setPlace(long place) {
    this.place = place;
  }
}
