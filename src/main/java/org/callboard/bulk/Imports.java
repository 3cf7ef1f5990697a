package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.callboard.audit.CurrentActor;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;

/** Starts imports, at most two at a time on each node. */
@ApplicationScoped
public class Imports {

  private static final int PLACES = 2;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Semaphore places = new Semaphore(PLACES);

  @Inject private SubscriberImport subscribers;
  @Inject private SubscriberCsv csv;
  @Inject private VendorSample vendorSample;
  @Inject private QuickDialImport quickDial;
  @Inject private OrganizationImport organizations;
  @Inject private JobStore store;
  @Inject private JobWorker worker;
  @Inject private LivingJobs living;
  @Inject private CurrentActor actor;

  /** Subscribers from CSV. */
  public Import subscribers(OrganizationSnapshot organization, TempFile file, ImportOptions how) {
    return new Import(
        "subscribers",
        Optional.of(organization),
        file,
        how,
        progress -> subscribers.run(organization, file, csv.layout(organization), how, progress));
  }

  /**
   * The users and the template of the vendor's sample server.
   *
   * @param template XML
   */
  public Import vendorSample(
      OrganizationSnapshot organization, TempFile users, String template, ImportOptions how) {
    return new Import(
        "vendor-sample",
        Optional.of(organization),
        users,
        how,
        progress ->
            subscribers.run(
                organization,
                users,
                vendorSample.layout(organization, template, how, progress),
                how,
                progress));
  }

  /** Quick dial items of one layer from CSV. */
  public Import quickDial(LayerAddress layer, TempFile file, ImportOptions how) {
    return new Import(
        "quick-dial",
        Optional.of(layer.organization()),
        file,
        how,
        progress -> quickDial.run(layer, file, how, progress));
  }

  /**
   * A whole organization from JSON.
   *
   * @param organization empty if it is to be created; that cannot be done in the background
   * @param passphrase of the secrets in the file; without it they are left out
   */
  public Import organization(
      CloudId cloudId,
      Optional<OrganizationSnapshot> organization,
      TempFile file,
      ImportOptions how,
      Optional<String> passphrase) {
    OrganizationImport.Target target = new OrganizationImport.Target(cloudId, organization);
    return new Import(
        "organization",
        organization,
        file,
        how,
        progress -> organizations.run(target, file, how, passphrase, progress));
  }

  /** Imports while the caller waits. */
  public ImportReport now(Import what) {
    boolean taken = false;
    try {
      take();
      taken = true;
      Progress progress = new Progress();
      boolean done = what.task().run(progress);
      return new ImportReport(what.how().dryRun(), done, progress.counts(), progress.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (taken) {
        places.release();
      }
      close(what.file());
    }
  }

  /**
   * Imports in the background.
   *
   * @return the id of the job
   */
  public String inBackground(Import what) {
    boolean taken = false;
    boolean started = false;
    String id = newId();
    try {
      take();
      taken = true;
      store.begin(
          id,
          what.organization().orElseThrow().id(),
          what.kind(),
          actor.get().administrator(),
          what.how().dryRun());
      living.begin(id); // it may have to wait for a thread
      worker.work(id, actor.get(), what.task(), () -> end(what.file()));
      started = true;
      return id;
    } finally {
      if (taken && !started) {
        living.end(id);
        end(what.file());
      } else if (!started) {
        close(what.file());
      }
    }
  }

  private void take() {
    if (!places.tryAcquire()) {
      throw new ImportBusyException();
    }
  }

  private void end(TempFile file) {
    places.release();
    close(file);
  }

  private static void close(TempFile file) {
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
