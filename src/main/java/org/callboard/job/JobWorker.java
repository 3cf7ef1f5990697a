package org.callboard.job;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Incidents;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.RequestId;

/** Does jobs, each in a thread of the server's pool. */
@Stateless
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class JobWorker {

  private static final String OTHERS =
      "Somebody else edited the same data at the same time. Nothing was changed. Start the import"
          + " again.";

  private final JobStore store;
  private final LivingJobs living;
  private final CurrentActor currentActor;

  /** For the container's proxy only. */
  public JobWorker() {
    this(null, null, null);
  }

  @Inject
  JobWorker(JobStore store, LivingJobs living, CurrentActor currentActor) {
    this.store = store;
    this.living = living;
    this.currentActor = currentActor;
  }

  /**
   * Does the job and notes how it ended. What fails here is told to nobody else.
   *
   * @param actor who has started it
   * @param requestId by which request
   * @param afterwards is run whatever happens
   */
  @Asynchronous
  public void work(
      String jobId, Actor actor, Optional<String> requestId, Task task, Runnable afterwards) {
    try {
      currentActor.set(actor);
      RequestId.set(requestId);
      JobProgress progress = new JobProgress(store, jobId);
      try {
        if (!task.run(progress)) {
          progress.end(JobState.FAILED, Optional.of("Nothing was changed. The lines say why."));
        } else {
          progress.done();
        }
      } catch (CancelledException e) {
        progress.end(JobState.CANCELLED, Optional.of("Cancelled. Nothing was changed."));
      } catch (EditRefusedException | InvalidValueException e) {
        progress.end(JobState.FAILED, Optional.of(e.getMessage()));
      } catch (IOException | RuntimeException e) {
        if (isBecauseOfOthers(e)) {
          progress.end(JobState.FAILED, Optional.of(OTHERS));
          return;
        }
        String incident = Incidents.report("A job failed", e);
        progress.end(
            JobState.FAILED,
            Optional.of(
                "Something went wrong. The log has the cause under incident " + incident + "."));
      }
    } catch (RuntimeException e) {
      Incidents.report("How a job ended could not be written down", e);
    } finally {
      living.end(jobId);
      afterwards.run();
      RequestId.set(Optional.empty());
    }
  }

  private static boolean isBecauseOfOthers(Exception failure) {
    return DatabaseTrouble.of(failure)
        .filter(trouble -> trouble != DatabaseTrouble.UNAVAILABLE)
        .isPresent();
  }
}
