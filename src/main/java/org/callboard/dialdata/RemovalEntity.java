package org.callboard.dialdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Text;

/** Remembers that a layer once had an entry, see {@link DialData}. */
@Entity
@Table(name = "removal")
class RemovalEntity extends LayerRow {

  /** What was removed, or what the layer takes away from those below. */
  enum Kind {
    QUICK_DIAL_ITEM,
    DIAL_ACTION,
    ITEM_DELETION,
    ACTION_DELETION;

    /** What a layer takes away from the layers below, by the names of the kinds. */
    static final List<String> DELETIONS = List.of(ITEM_DELETION.name(), ACTION_DELETION.name());
  }

  /** A text, for JPA could read no layer because of one row of a kind unknown here. */
  @Column(name = "kind")
  private String kind;

  /** The highest priority at which a phone may hold the item; no meaning for an action. */
  @Column(name = "priority")
  private int priority;

  /** The last time, by the database's clock, which sets it when the row is made. */
  @Column(name = "removed_at", insertable = false)
  private OffsetDateTime removedAt;

  protected RemovalEntity() {}

  RemovalEntity(long layerId, Kind kind, String entryId) {
    super(layerId, entryId);
    this.kind = kind.name();
  }

  Instant removedAt() {
    return removedAt.toInstant();
  }

  /** What was put again is removed again. */
  void removeAgain(OffsetDateTime now) {
    removedAt = now;
  }

  void set(int newPriority) {
    priority = newPriority;
  }

  /** The id of what was removed, checked as the entry's own id is. */
  String removedId() {
    return Text.key("id", entryId(), QuickDialItem.MAX_ID);
  }

  /**
   * @throws IllegalArgumentException if it is unknown here
   */
  Kind kind() {
    return Kind.valueOf(kind);
  }

  boolean isOf(Kind wanted) {
    return wanted.name().equals(kind);
  }

  /** A value out of range can only come from somebody's SQL; the nearest legal one is meant. */
  MergePriority priority() {
    return MergePriority.nearest(priority);
  }
}
