package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.callboard.database.Node;
import org.callboard.job.Progress;
import org.callboard.job.Work;

/** An import that stands still when its first slice is written, until it is closed. */
@SuppressWarnings("try") // an import is held, not used
public final class HeldImport extends Progress implements AutoCloseable {

  private static final int SECONDS = 30;

  private final CountDownLatch written = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Future<Boolean> end;

  public HeldImport(Node node, Work work) throws InterruptedException {
    end = node.inBackground(() -> work.task().run(this));
    assertThat(written.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Before each slice. */
  @Override
  public void checkpoint() {
    if (counts().created() + counts().updated() < SubscriberBatches.SIZE) {
      return; // what is checked and not written yet, and the first slice
    }
    written.countDown();
    try {
      assertThat(goOn.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isUnderWay() {
    return !end.isDone();
  }

  /** Lets it go on, and says whether it was done. */
  public boolean end() throws Exception {
    goOn.countDown();
    return end.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    end();
  }
}
