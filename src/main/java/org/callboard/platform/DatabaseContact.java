package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When the database was last known to answer. The clock reads the change feed every second and
 * confirms the contact: until then everything in memory was the truth.
 */
@ApplicationScoped
public class DatabaseContact {

  /** Four missed ticks of the clock: a busy machine may be late, a database that is up is not. */
  private static final Duration LOST = Duration.ofSeconds(5);

  /** Few of the 32 connections that the servers have as they come. */
  static final int READERS = 6;

  private static final Duration READERS_PATIENCE = Duration.ofSeconds(2);

  private final Bulkhead readers =
      new Bulkhead(READERS, Integer.MAX_VALUE - READERS, READERS_PATIENCE);

  private volatile long confirmedAt;
  private volatile boolean everConfirmed;

  /** The database answered, and this node now knows of every change until the given moment. */
  public void confirm(long nanoTime) {
    confirmedAt = nanoTime;
    everConfirmed = true;
  }

  /**
   * The moment, as {@link System#nanoTime} counts, until which this node knows of every change;
   * empty if that was never confirmed.
   */
  public Optional<Long> confirmedAt() {
    return everConfirmed ? Optional.of(confirmedAt) : Optional.empty();
  }

  /** How long ago the contact was confirmed; longer than any bound if it never was. */
  public Duration age() {
    return everConfirmed
        ? Duration.ofNanos(System.nanoTime() - confirmedAt)
        : Duration.ofSeconds(Long.MAX_VALUE);
  }

  /**
   * Asks the database something, unless it has not answered for seconds: then nobody waits for it.
   * Few ask at a time, so that thousands of phones whose data have changed leave connections for
   * the clock; administrators have turns of their own.
   *
   * @throws DataUnavailableException if the database was not asked, or did not answer; a mistake of
   *     ours is thrown as it is, for it says nothing about the database
   */
  public <T> T ask(Supplier<T> question) {
    if (isLost()) {
      throw new DataUnavailableException("The database does not answer.", null);
    }
    try {
      return AdministratorTurns.isServing() ? question.get() : readers.run(question);
    } catch (BusyException e) {
      throw new DataUnavailableException("Too many requests ask the database at once.", e);
    } catch (RuntimeException e) {
      throw DataUnavailableException.orSame(e);
    }
  }

  /** Whether to spare a caller the wait for a database that does not answer. */
  public boolean isLost() {
    return age().compareTo(LOST) > 0;
  }
}
