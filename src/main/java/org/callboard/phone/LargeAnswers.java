package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.callboard.platform.Bounds;
import org.callboard.platform.BusyException;
import org.callboard.platform.Settings;
import org.callboard.platform.SizeBulkhead;

/**
 * How long an answer may be, and how many long ones are made at once: while one is made, it is in
 * memory as objects, as XML and as bytes.
 */
@ApplicationScoped
class LargeAnswers {

  private static final Logger LOG = Logger.getLogger(LargeAnswers.class.getName());

  /** From here on it costs more than a moment. */
  private static final long SMALL = 256 * 1024L;

  /** Answers of the largest size that are made at once, where there is room for more than one. */
  private static final int AT_ONCE = 4;

  /** Each of them holds a thread of the server. */
  private static final int WAITING = 16;

  /** Many more than threads, so that hardly any two answers wait for each other. */
  private static final int MAKERS = 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SILENCE = Duration.ofMinutes(1).toNanos();

  private final long max;
  private final SizeBulkhead bulkhead;
  private final List<Lock> makers =
      Stream.<Lock>generate(ReentrantLock::new).limit(MAKERS).toList();

  private final AtomicLong cut = new AtomicLong();
  private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE);

  /** For the container's proxy only. */
  protected LargeAnswers() {
    max = 0;
    bulkhead = null;
  }

  @Inject
  LargeAnswers(Settings settings) {
    max = settings.get(Bounds.ANSWER_BYTES);
    bulkhead = new SizeBulkhead(AT_ONCE * max, SMALL, WAITING, PATIENCE);
  }

  /** How long an answer may be. */
  long max() {
    return max;
  }

  /**
   * Makes an answer.
   *
   * @param weight about how long it becomes
   * @throws org.callboard.platform.BusyException if too many long ones are made already
   */
  <T> T make(long weight, Supplier<T> answer) {
    return bulkhead.run(weight, answer);
  }

  /**
   * Makes an answer that several phones come for at once.
   *
   * @param same equal for the same answer
   * @throws BusyException if others are at it for too long
   */
  <T> T alone(Object same, Supplier<T> answer) {
    Lock maker = makers.get(Math.floorMod(same.hashCode(), MAKERS));
    try {
      if (!maker.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(PATIENCE);
    }
    try {
      return answer.get();
    } finally {
      maker.unlock();
    }
  }

  /** Notes that a phone gets less than there is, in a line a minute. */
  void tellOfCut(long subscriberId, long organizationId) {
    long count = cut.incrementAndGet();
    long now = System.nanoTime();
    long told = toldAt.get();
    if (now - told >= SILENCE && toldAt.compareAndSet(told, now)) {
      LOG.log(
          Level.WARNING,
          "{0} answers were made that would have been longer than {1} bytes: their phones get what"
              + " fits, and nothing is taken from them. The last one was of subscriber {2} of"
              + " organization {3}",
          new Object[] {count, max, subscriberId, organizationId});
    }
  }
}
