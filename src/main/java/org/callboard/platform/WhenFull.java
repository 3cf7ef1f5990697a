package org.callboard.platform;

/** What happens when a subscriber signs in with one phone more than allowed. */
public enum WhenFull {
  REPLACE,
  REFUSE
}
