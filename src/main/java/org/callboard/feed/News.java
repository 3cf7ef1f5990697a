package org.callboard.feed;

import java.util.List;

/**
 * What a node has not read of the change feed yet.
 *
 * @param entries those with a place first, in its order; an entry without one comes again
 * @param place up to which the feed is known now
 * @param complete false if entries are missing between the two places: the feed forgot them, or the
 *     database was restored. Only a comparison of everything helps then.
 * @param unplaced whether some entries have no place yet
 */
public record News(List<Entry> entries, long place, boolean complete, boolean unplaced) {

  /** One change; the id tells it from others. */
  public record Entry(long id, DataChanged change) {}
}
