package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SizeBulkheadTest {

  private static final int KIB = 1024;

  private final SizeBulkhead bulkhead =
      new SizeBulkhead(100 * KIB, 10 * KIB, 1, Duration.ofMillis(50));

  @Test
  void whatIsLargeWaitsForRoomAndWhatIsSmallNever() {
    bulkhead.run(
        60 * KIB,
        () -> {
          assertThatThrownBy(() -> bulkhead.run(60 * KIB, () -> 1))
              .isInstanceOf(BusyException.class);
          assertThat(bulkhead.run(30 * KIB, () -> 2)).isEqualTo(2);
          return bulkhead.run(9 * KIB, () -> 3);
        });
    assertThat(bulkhead.run(60 * KIB, () -> 4)).isEqualTo(4);
  }

  @Test
  void whatIsLargerThanAllTheRoomGoesAlone() {
    assertThat(bulkhead.<Integer>run(1000 * KIB, () -> 5)).isEqualTo(5);
    assertThatThrownBy(() -> bulkhead.run(1000 * KIB, () -> bulkhead.run(11 * KIB, () -> 6)))
        .isInstanceOf(BusyException.class);
  }

  @Test
  void fewWait() throws InterruptedException {
    SizeBulkhead patient = new SizeBulkhead(100 * KIB, 1, 1, Duration.ofMinutes(1));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    Thread first =
        new Thread(
            () ->
                patient.run(
                    100 * KIB,
                    () -> {
                      begun.countDown();
                      await(end);
                      return done.incrementAndGet();
                    }));
    first.start();
    begun.await();
    Thread second = new Thread(() -> patient.run(KIB, done::incrementAndGet));
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      assertThat(Thread.interrupted()).as("waited in vain").isFalse();
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> patient.run(KIB, done::incrementAndGet))
        .isInstanceOf(BusyException.class);
    end.countDown();
    first.join();
    second.join();
    assertThat(done).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
