package org.callboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;

/** Does work, at most two things at a time on each node. */
@ApplicationScoped
public class JobRunner {

  private static final int PLACES = 2;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Semaphore places = new Semaphore(PLACES);

  @Inject private JobStore store;
  @Inject private JobWorker worker;
  @Inject private LivingJobs living;
  @Inject private CurrentActor actor;
  @Inject private AdministratorTurns turns;

  /**
   * Does it while the caller waits.
   *
   * @throws TooManyJobsException if there is too much to do already
   */
  public ImportReport now(Work work) {
    take();
    try {
      Progress progress = new Progress();
      // One turn for all of it: who holds a connection must not wait for the next turn.
      boolean done = turns.take(() -> work.task().run(progress));
      return new ImportReport(work.dryRun(), done, progress.counts(), progress.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      places.release();
    }
  }

  /**
   * Does it in the background.
   *
   * @param afterwards is run when it has ended, however, and not at all if this throws
   * @return the id of the job
   * @throws TooManyJobsException if there is too much to do already
   */
  public String inBackground(Work work, Runnable afterwards) {
    take();
    boolean started = false;
    String id = newId();
    try {
      store.begin(
          id,
          work.organizationId().orElseThrow(),
          work.kind(),
          actor.get().administrator(),
          work.dryRun());
      living.begin(id); // it may have to wait for a thread
      worker.work(id, actor.get(), work.task(), () -> end(afterwards));
      started = true;
      return id;
    } finally {
      if (!started) {
        living.end(id);
        places.release();
      }
    }
  }

  private void end(Runnable afterwards) {
    places.release();
    afterwards.run();
  }

  private void take() {
    if (!places.tryAcquire()) {
      throw new TooManyJobsException();
    }
  }

  private static String newId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
