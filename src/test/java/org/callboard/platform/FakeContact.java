package org.callboard.platform;

import java.time.Duration;

/** A contact with the database whose age a test says. */
public final class FakeContact extends DatabaseContact {

  private volatile Duration age = Duration.ZERO;
  private int confirmations;

  /** The database does not answer any more, and has not for the given time. */
  public void loseFor(Duration time) {
    age = time;
  }

  public void restore() {
    age = Duration.ZERO;
  }

  /** How often the contact was confirmed. */
  public int confirmations() {
    return confirmations;
  }

  @Override
  public void confirm(long nanoTime) {
    confirmations++;
    restore();
  }

  @Override
  public Duration age() {
    return age;
  }
}
