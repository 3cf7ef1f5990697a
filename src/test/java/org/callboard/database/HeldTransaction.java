package org.callboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A transaction in another thread that stays open, with all its locks, until it is closed. */
public final class HeldTransaction implements AutoCloseable {

  private static final int SECONDS = 20;
  private static final int WAITS_MILLIS = 300;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Future<Object> done;

  /** Does the work, and returns when it is done and not committed. */
  public HeldTransaction(Node node, Runnable work) throws InterruptedException {
    done =
        node.inBackground(
            () ->
                node.inTransaction(
                    () -> {
                      work.run();
                      begun.countDown();
                      await(goOn);
                      return null;
                    }));
    assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Commits it. */
  @Override
  public void close() {
    goOn.countDown();
    assertThat(done).succeedsWithin(SECONDS, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** That what was begun in another thread does not end while the transaction is open. */
  public static void assertWaits(Future<?> edit) throws Exception {
    try {
      edit.get(WAITS_MILLIS, TimeUnit.MILLISECONDS);
      throw new AssertionError("It did not wait.");
    } catch (TimeoutException e) {
      assertThat(edit.isDone()).isFalse();
    }
  }
}
