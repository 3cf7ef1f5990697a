package org.callboard.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A bulkhead in which no single source holds more than a few places, however many requests it
 * sends. What a source sends beyond that waits for the source's own places, in a room beside the
 * queue; so whoever comes alone finds a place in the queue.
 */
public class FairBulkhead extends Bulkhead {

  /** How many requests of one source wait beside those that hold a place. */
  static final int WAITING = 8;

  /** Somebody who sends requests. */
  private static final class Source {

    private final Semaphore places;

    /** How many requests hold a place or wait for one. */
    private int requests;

    private Source(int places) {
      this.places = new Semaphore(places, true);
    }
  }

  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private int placesOfSource;
  private int waitingOfSource;
  private Duration wait;
  private int queue;
  private Semaphore room;

  /** For the container's proxy only. */
  protected FairBulkhead() {}

  /**
   * @param placesOfSource how many places one source holds at most
   */
  public FairBulkhead(int concurrency, int queue, Duration wait, int placesOfSource) {
    this(concurrency, queue, wait, placesOfSource, WAITING);
  }

  /**
   * The same.
   *
   * @param waitingOfSource how many of its requests wait beside those that hold a place
   */
  protected FairBulkhead(
      int concurrency, int queue, Duration wait, int placesOfSource, int waitingOfSource) {
    super(concurrency, queue, wait);
    this.placesOfSource = placesOfSource;
    this.waitingOfSource = waitingOfSource;
    this.wait = wait;
    this.queue = queue;
    this.room = new Semaphore(queue);
  }

  /**
   * Runs the work when it is its turn. The time to wait is one for all places and the turn.
   *
   * @param of whose work it is: it holds one place of each
   * @throws BusyException if one of them has sent too much already, too many wait, or the turn does
   *     not come in time
   */
  public <T> T run(List<String> of, Supplier<T> work) {
    return inTurn(of, work::get);
  }

  /** The same for work that may fail in a way of its own. */
  protected <T, E extends Exception> T inTurn(List<String> of, Work<T, E> work) throws E {
    return inTurn(of, System.nanoTime() + wait.toNanos(), work);
  }

  private <T, E extends Exception> T inTurn(List<String> of, long deadline, Work<T, E> work)
      throws E {
    if (of.isEmpty()) {
      return inTurn(left(deadline), work);
    }
    String name = of.get(0);
    Source source = enter(name);
    try {
      takePlace(source, deadline);
      try {
        return inTurn(of.subList(1, of.size()), deadline, work);
      } finally {
        source.places.release();
      }
    } finally {
      leave(name);
    }
  }

  /** How many wait for a place of their source's own. */
  int waiting() {
    return queue - room.availablePermits();
  }

  private Source enter(String name) {
    return sources.compute(
        name,
        (key, known) -> {
          Source source = known == null ? new Source(placesOfSource) : known;
          if (source.requests >= placesOfSource + waitingOfSource) {
            throw new BusyException(RETRY_AFTER);
          }
          source.requests++;
          return source;
        });
  }

  private void leave(String name) {
    sources.compute(name, (key, source) -> --source.requests == 0 ? null : source);
  }

  private void takePlace(Source source, long deadline) {
    if (await(source.places, Duration.ZERO)) {
      return;
    }
    if (!room.tryAcquire()) {
      throw new BusyException(RETRY_AFTER);
    }
    try {
      if (!await(source.places, left(deadline))) {
        throw new BusyException(RETRY_AFTER);
      }
    } finally {
      room.release();
    }
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** In the order in which they came. */
  private static boolean await(Semaphore permits, Duration patience) {
    try {
      return permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
