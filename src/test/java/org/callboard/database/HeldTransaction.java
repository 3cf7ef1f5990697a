package org.callboard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A transaction in another thread that stays open, with all its locks, until it is closed. */
public final class HeldTransaction implements AutoCloseable {

  private static final int SECONDS = 20;

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

  /** That what was begun in another thread waits, in the database, for what is held. */
  public static void assertWaits(Future<?> edit) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Node.get().hasWaiting()) {
      assertThat(edit).isNotDone();
      assertThat(System.nanoTime()).as("It neither waits nor ends.").isLessThan(deadline);
      Thread.onSpinWait();
    }
    assertThat(edit).isNotDone();
  }

  /**
   * That what was begun in another thread ends without waiting for what is held. Whoever asks for a
   * lock and does not wait for it is seen waiting once at most.
   */
  public static void assertDoesNotWait(Future<?> edit) {
    boolean waited = false;
    while (!edit.isDone()) {
      boolean waits = Node.get().hasWaiting();
      assertThat(waited && waits).as("It waits.").isFalse();
      waited = waits;
    }
    assertThat(edit).succeedsWithin(SECONDS, TimeUnit.SECONDS);
  }
}
