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
import org.callboard.platform.Log;
import org.callboard.platform.Settings;

/** Answers that many phones come for at once, and those that are longer than they may be. */
@ApplicationScoped
class LargeAnswers {

  private static final Logger LOG = Log.of(LargeAnswers.class);

  /** Many more than threads, so that hardly any two answers wait for each other. */
  private static final int MAKERS = 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SILENCE = Duration.ofMinutes(1).toNanos();

  private final long max;
  private final List<Lock> makers =
      Stream.<Lock>generate(ReentrantLock::new).limit(MAKERS).toList();

  private final AtomicLong cut = new AtomicLong();
  private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE);

  /** For the container's proxy only. */
  protected LargeAnswers() {
    max = 0;
  }

  @Inject
  LargeAnswers(Settings settings) {
    max = settings.get(Bounds.ANSWER_BYTES);
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
