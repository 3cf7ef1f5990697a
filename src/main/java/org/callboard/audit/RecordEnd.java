package org.callboard.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Up to where places in the record were given: one row, which whoever gives places locks. */
@Entity
@Table(name = "record_end")
public class RecordEnd {

  static final int ID = 1;

  @Id
  @Column(name = "id")
  private int id;

  /** The last place that was given. */
  @Column(name = "place")
  private long place;

  /** The last place of an entry that was deleted: from before it, something is missing. */
  @Column(name = "forgotten")
  private long forgotten;

  /** For JPA only. */
  protected RecordEnd() {}

  long place() {
    return place;
  }

  void moveTo(long newPlace) {
    place = newPlace;
  }
}
