package org.callboard.bulk.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.callboard.account.AccountEditor;
import org.callboard.account.IncompleteAccountsException;
import org.callboard.account.InvalidAccountsException;
import org.callboard.bulk.BulkTransaction;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.MalformedFileException;
import org.callboard.bulk.SubscriberBatches;
import org.callboard.bulk.Upload;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.Work;
import org.callboard.organization.CloudId;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.password.HashBounds;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberBulkEditor;

/**
 * Imports a whole organization from JSON: everything in one transaction, or nothing. A dry run does
 * all of it, too, and rolls it back. The file is read twice: subscribers are written first, and
 * what all of them share last, because everybody else's edits wait for that.
 */
@ApplicationScoped
public class OrganizationImport {

  final BulkTransaction transaction;
  final OrganizationEditor organizations;
  final SubscriberBatches batches;
  final SubscriberBulkEditor subscribers;
  final DialDataEditor layers;
  final AccountEditor accounts;
  final EditLocks locks;
  final HashBounds hashes;
  final int maxEntries;

  /** For the container's proxy only. */
  protected OrganizationImport() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  OrganizationImport(
      BulkTransaction transaction,
      OrganizationEditor organizations,
      SubscriberBatches batches,
      SubscriberBulkEditor subscribers,
      DialDataEditor layers,
      AccountEditor accounts,
      EditLocks locks,
      Settings settings) {
    this.transaction = transaction;
    this.organizations = organizations;
    this.batches = batches;
    this.subscribers = subscribers;
    this.layers = layers;
    this.accounts = accounts;
    this.locks = locks;
    this.hashes = settings == null ? null : new HashBounds(settings);
    this.maxEntries = settings == null ? 0 : settings.get(Setting.IMPORT_MAX_ROWS);
  }

  /**
   * Where to.
   *
   * @param organization empty if it is to be created
   * @param within the organization of the manager who imports; empty for an operator
   */
  record Target(
      CloudId cloudId, Optional<OrganizationSnapshot> organization, Optional<Long> within) {}

  /**
   * An import of the file.
   *
   * @param organization empty if it is to be created
   * @param within the organization of the manager who imports; empty for an operator
   * @param passphrase of the secrets in the file; without it they are left out
   */
  public Work work(
      CloudId cloudId,
      Optional<OrganizationSnapshot> organization,
      Optional<Long> within,
      Upload file,
      ImportOptions how,
      Optional<String> passphrase) {
    Target target = new Target(cloudId, organization, within);
    return new Work(
        "organization",
        organization.map(OrganizationSnapshot::id),
        how.dryRun(),
        progress -> run(target, file, how, passphrase, progress));
  }

  private boolean run(
      Target target, Upload file, ImportOptions how, Optional<String> passphrase, Progress progress)
      throws IOException {
    passphrase.ifPresent(ExportCipher::check);
    return transaction.run(
        "import",
        how,
        progress,
        record -> {
          OrganizationImportRun run =
              new OrganizationImportRun(this, target, how, passphrase, progress, record);
          try {
            run.read(file.read());
            run.finish(file);
            return run.organization();
          } catch (MalformedFileException e) {
            progress.report(ReportLine.error(e.line(), "", e.getMessage()));
            return null; // and nobody asks for it
          } catch (IncompleteAccountsException e) {
            run.report(e.sentences());
            return null;
          } catch (InvalidAccountsException e) {
            run.report(e.sentences());
            return null;
          } catch (EditRefusedException e) {
            if (e.reason() != EditRefusedException.Reason.CONFLICT) {
              throw e;
            }
            // Somebody's account does not allow it.
            progress.report(ReportLine.error(0, "", e.getMessage()));
            return null;
          }
        });
  }
}
