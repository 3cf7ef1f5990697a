package org.callboard.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.callboard.platform.RowIds;
import org.callboard.platform.RowReader;

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

  /** A text, for JPA could read none of the feed because of one word that is unknown here. */
  @Column(name = "scope")
  private String scope;

  @Column(name = "scope_id")
  private Long scopeId;

  @Column(name = "place")
  private long place;

  /** Whether phones are told anything of it. */
  @Column(name = "told")
  private boolean told;

  /** When its edit began, by the database's clock. */
  @Column(name = "changed_at", insertable = false, updatable = false)
  private OffsetDateTime changedAt;

  /** For JPA only. */
  protected FeedEntry() {}

  FeedEntry(DataChanged change, boolean told) {
    this.told = told;
    organizationId = change.organizationId();
    scope = change.scope().name();
    scopeId = change.id().orElse(null);
    place = UNPLACED;
  }

  long id() {
    return id;
  }

  /** What cannot be read may be about anything of the organization. */
  DataChanged change() {
    RowReader row = new RowReader("change_feed " + id);
    DataChanged change =
        row.read(
            "scope",
            () -> DataChanged.ofStored(organizationId, scope, Optional.ofNullable(scopeId)),
            DataChanged.ofEverything(organizationId));
    row.end();
    return change;
  }

  boolean isTold() {
    return told;
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
