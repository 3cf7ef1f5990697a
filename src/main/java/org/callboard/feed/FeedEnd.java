package org.callboard.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last place in the change feed that was given: one row, which whoever gives places locks. */
@Entity
@Table(name = "change_feed_end")
public class FeedEnd {

  static final int ID = 1;

  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "place")
  private long place;

  /** Up to where {@link ChangeFeed#takeUnnoted} has gone. */
  @Column(name = "noted_place")
  private long notedPlace;

  /** For JPA only. */
  protected FeedEnd() {}

  long place() {
    return place;
  }

  long notedPlace() {
    return notedPlace;
  }

  void note(long place) {
    notedPlace = place;
  }

  /** The next place, which nobody gets again. */
  long next() {
    place++;
    return place;
  }
}
