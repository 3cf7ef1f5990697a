package org.callboard.feed;

/**
 * What this node keeps in memory of one kind of data. The clock finds every bean of this type and
 * keeps what it holds true and ahead of the phones.
 */
public interface NodeMemory {

  /** What is in it, for the log. */
  String holds();

  /**
   * Marks as stale what differs from the database.
   *
   * @return how much was marked
   */
  int compare();

  /**
   * Reads again what the change is about: always what all phones of an organization need, and of
   * everything else what is in memory, because the database may be lost before a phone asks. What
   * is not read now is read when a phone asks.
   *
   * @throws org.callboard.platform.DataUnavailableException if the database does not answer
   */
  void readAhead(DataChanged change);
}
