package org.callboard.feed;

/** What the container does about the change feed. */
public final class Announced {

  private Announced() {}

  /** Tells this node's memory that an edit was committed. */
  public static void afterCommit(Announcements announcements, long id, DataChanged change) {
    announcements.committed(new ChangeRecorded(id, change));
  }
}
