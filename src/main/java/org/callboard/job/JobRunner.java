package org.callboard.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.RandomText;
import org.callboard.platform.RequestId;

/** Does work, at most two things at a time on each node, and one for each organization. */
@ApplicationScoped
public class JobRunner {

  private static final int PLACES = 2;
  private static final int ID_BYTES = 16;

  private final Semaphore places = new Semaphore(PLACES);

  /** Organizations whose work is under way: one thing at a time for each. */
  private final Set<Long> working = ConcurrentHashMap.newKeySet();

  private final JobStore store;
  private final JobWorker worker;
  private final LivingJobs living;
  private final CurrentActor actor;
  private final AdministratorTurns turns;

  /** For the container's proxy only. */
  protected JobRunner() {
    this(null, null, null, null, null);
  }

  @Inject
  JobRunner(
      JobStore store,
      JobWorker worker,
      LivingJobs living,
      CurrentActor actor,
      AdministratorTurns turns) {
    this.store = store;
    this.worker = worker;
    this.living = living;
    this.actor = actor;
    this.turns = turns;
  }

  /**
   * Does it while the caller waits.
   *
   * @throws TooManyJobsException if there is too much to do already
   */
  public ImportReport now(Work work) {
    take(work);
    try {
      Progress progress = new Progress();
      // One turn for all of it: who holds a connection must not wait for the next turn.
      boolean done = turns.take(() -> work.task().run(progress));
      return new ImportReport(work.dryRun(), done, progress.counts(), progress.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      release(work);
    }
  }

  /**
   * Does it in the background.
   *
   * @param afterwards is run when it has ended, however, and not at all if this throws
   * @return the job as it has begun
   * @throws TooManyJobsException if there is too much to do already
   */
  public Job inBackground(Work work, Runnable afterwards) {
    take(work);
    boolean started = false;
    String id = RandomText.hex(ID_BYTES);
    try {
      // One turn for both, and before it starts: what is under way must not be refused.
      Job job = turns.take(() -> begun(id, work));
      living.begin(id); // it may have to wait for a thread
      worker.work(id, actor.get(), RequestId.current(), work.task(), () -> end(work, afterwards));
      started = true;
      return job;
    } finally {
      if (!started) {
        living.end(id);
        release(work);
      }
    }
  }

  private Job begun(String id, Work work) {
    long organizationId = work.organizationId().orElseThrow();
    store.begin(id, organizationId, work.kind(), actor.get().administrator(), work.dryRun());
    return store.find(organizationId, id).orElseThrow();
  }

  private void end(Work work, Runnable afterwards) {
    release(work);
    afterwards.run();
  }

  /** What one organization imports at once would wait for each other, and keep others waiting. */
  private void take(Work work) {
    if (!work.organizationId().map(working::add).orElse(true)) {
      throw new TooManyJobsException(
          "Another import of this organization is running. Please try again later.");
    }
    if (!places.tryAcquire()) {
      work.organizationId().ifPresent(working::remove);
      throw new TooManyJobsException("Other imports are running. Please try again later.");
    }
  }

  private void release(Work work) {
    work.organizationId().ifPresent(working::remove);
    places.release();
  }
}
