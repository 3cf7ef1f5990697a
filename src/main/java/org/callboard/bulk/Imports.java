package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.callboard.audit.CurrentActor;
import org.callboard.organization.OrganizationSnapshot;

/** Starts imports, at most two at a time on each node. */
@ApplicationScoped
public class Imports {

  private static final int PLACES = 2;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Semaphore places = new Semaphore(PLACES);

  @Inject private SubscriberImport subscribers;
  @Inject private JobStore store;
  @Inject private JobWorker worker;
  @Inject private CurrentActor actor;

  /** Imports subscribers from CSV while the caller waits. The file is closed then. */
  public ImportReport subscribersNow(
      OrganizationSnapshot organization, TempFile file, ImportOptions how) {
    return now(file, how, progress -> subscribers.run(organization, file, how, progress));
  }

  /**
   * Imports subscribers from CSV in the background. The file is closed when that is done.
   *
   * @return the id of the job
   */
  public String subscribersInBackground(
      OrganizationSnapshot organization, TempFile file, ImportOptions how) {
    return inBackground(
        organization,
        "subscribers.csv",
        file,
        how,
        progress -> subscribers.run(organization, file, how, progress));
  }

  private ImportReport now(TempFile file, ImportOptions how, ImportTask task) {
    try (file) {
      take();
      try {
        Progress progress = new Progress();
        boolean done = task.run(progress);
        return new ImportReport(
            how.dryRun(), done, progress.counts(), List.copyOf(progress.lines()));
      } finally {
        places.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String inBackground(
      OrganizationSnapshot organization,
      String kind,
      TempFile file,
      ImportOptions how,
      ImportTask task) {
    boolean taken = false;
    boolean started = false;
    try {
      take();
      taken = true;
      String id = newId();
      store.begin(id, organization.id(), kind, actor.get().administrator(), how.dryRun());
      worker.work(id, actor.get(), task, () -> end(file));
      started = true;
      return id;
    } finally {
      if (!started && taken) {
        end(file);
      } else if (!started) {
        close(file);
      }
    }
  }

  private void take() {
    if (!places.tryAcquire()) {
      throw new ImportBusyException();
    }
  }

  private void end(Closeable file) {
    places.release();
    close(file);
  }

  private static void close(Closeable file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
