package org.callboard.security;

import java.time.Duration;

/**
 * How fast somebody may guess: so many failures at once, and as many more in each window. Who fails
 * faster waits, twice as long after each further failure, and never longer than the longest wait.
 *
 * @param failures how many are free
 * @param window in which a failure that was free is free again, for all of them together
 */
record GuessLimit(int failures, Duration window, Duration longestWait) {

  private static final long FIRST_WAIT = Duration.ofSeconds(5).toNanos();

  /** Beyond it the wait is the longest anyway, and the bits of a long end. */
  private static final int MAX_DOUBLINGS = 30;

  /**
   * Failures that are not forgotten yet.
   *
   * @param count at the last of them
   * @param lastAt when that was
   * @param waitsUntil until when nothing is checked
   * @param firstAt when the first of them was
   */
  record Failures(double count, long lastAt, long waitsUntil, long firstAt) {

    /** How long nothing is checked yet. The last failure may be later than the moment. */
    long waitAt(long now) {
      return waitsUntil == lastAt ? 0 : waitsUntil - now;
    }
  }

  /** One failure more. */
  Failures oneMore(Failures before, long now) {
    double left = before == null ? 0 : count(before, now);
    double count = left + 1;
    return new Failures(count, now, now + waitAfter(count), left == 0 ? now : before.firstAt());
  }

  /** What is left of them: they are forgotten one by one. */
  double count(Failures failures, long now) {
    double forgotten = (double) (now - failures.lastAt()) * this.failures / window.toNanos();
    return Math.max(0, failures.count() - forgotten);
  }

  /** How long nothing is checked after so many failures, in nanoseconds. */
  long waitAfter(double count) {
    int beyond = (int) Math.round(count) - failures;
    return beyond < 0
        ? 0
        : Math.min(FIRST_WAIT << Math.min(beyond, MAX_DOUBLINGS), longestWait.toNanos());
  }
}
