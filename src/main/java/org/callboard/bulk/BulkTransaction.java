package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Duration;
import org.callboard.audit.CurrentActor;
import org.callboard.audit.RecordLines;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.job.Progress;
import org.callboard.job.Work;
import org.callboard.organization.OrganizationSnapshot;

/**
 * One transaction for a whole import, which may take longer than the servers let others take, with
 * one record and one row in the change feed.
 */
@ApplicationScoped
public class BulkTransaction {

  private static final Duration TIMEOUT = Duration.ofHours(1);

  /** What is done in it, and to whom. */
  public interface Work {
    /**
     * @param record takes what each line changed
     */
    OrganizationSnapshot run(ImportRecord record) throws IOException;
  }

  private final UserTransaction transaction;
  private final ChangeFeed changes;
  private final RecordLines lines;
  private final CurrentActor actor;

  /** For the container's proxy only. */
  protected BulkTransaction() {
    this(null, null, null, null);
  }

  @Inject
  BulkTransaction(
      UserTransaction transaction, ChangeFeed changes, RecordLines lines, CurrentActor actor) {
    this.transaction = transaction;
    this.changes = changes;
    this.lines = lines;
    this.actor = actor;
  }

  /**
   * Does the work and commits it, if no line has failed and it is no dry run, which takes back all
   * that it did.
   *
   * @param what the file's name in the organization's path
   * @return whether it was done, or would be
   */
  public boolean run(String what, ImportOptions how, Progress progress, Work work)
      throws IOException {
    ImportRecord record =
        new ImportRecord(lines, there -> "organizations/" + there.cloudId() + "/" + what);
    return tried(how, progress, () -> recorded(record, how, progress, work.run(record)));
  }

  /** The same of an edit that leaves its own row in the change feed, and records itself. */
  public boolean tryOut(ImportOptions how, Progress progress, Runnable edit) throws IOException {
    return tried(how, progress, edit::run);
  }

  /**
   * The entry of the record of an import that {@link #tryOut} does.
   *
   * @param path of the file, below {@code /api/v1/}
   */
  ImportRecord record(String path) {
    return new ImportRecord(lines, there -> path);
  }

  private boolean tried(ImportOptions how, Progress progress, Step step) throws IOException {
    actor.setTrying(how.dryRun());
    try {
      inTransaction(
          () -> {
            step.run();
            if (progress.hasErrors() || how.dryRun()) {
              return false;
            }
            progress.checkpoint();
            progress.done(); // committed with what it did, or not at all
            return true;
          });
    } finally {
      actor.setTrying(false);
    }
    return !progress.hasErrors();
  }

  private void recorded(
      ImportRecord record,
      ImportOptions how,
      Progress progress,
      OrganizationSnapshot organization) {
    if (progress.hasErrors() || how.dryRun()) {
      return;
    }
    record.end(organization, progress.counts());
    changes.record(DataChanged.ofEverything(organization.id()));
  }

  /** What an import does. */
  private interface Step {
    void run() throws IOException;
  }

  /** What is done in a transaction; it says whether to commit it. */
  private interface Attempt {
    boolean run() throws IOException;
  }

  private void inTransaction(Attempt attempt) throws IOException {
    begin();
    try {
      if (attempt.run()) {
        commit();
      }
    } finally {
      end();
    }
  }

  private void begin() {
    try {
      transaction.setTransactionTimeout((int) TIMEOUT.toSeconds());
      transaction.begin();
    } catch (NotSupportedException | SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  private void commit() {
    try {
      transaction.commit();
    } catch (RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException
        | SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
      transaction.setTransactionTimeout(0);
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }
}
