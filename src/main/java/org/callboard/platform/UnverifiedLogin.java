package org.callboard.platform;

/** What a phone is told whose login cannot be checked because the database is down. */
public enum UnverifiedLogin {
  EMPTY,
  REFUSE
}
