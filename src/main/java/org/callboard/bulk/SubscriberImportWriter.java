package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.account.AccountSetting;
import org.callboard.account.IncompleteAccountsException;
import org.callboard.account.InvalidAccountsException;
import org.callboard.account.SettingCheck;
import org.callboard.account.UnknownReferencesException;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;

/** The second step of an import of subscribers: everything in one transaction, or nothing. */
@ApplicationScoped
public class SubscriberImportWriter {

  private final BulkTransaction transaction;
  private final EditLocks locks;
  private final SubscriberBatches batches;

  /** For the container's proxy only. */
  protected SubscriberImportWriter() {
    this(null, null, null);
  }

  @Inject
  SubscriberImportWriter(BulkTransaction transaction, EditLocks locks, SubscriberBatches batches) {
    this.transaction = transaction;
    this.locks = locks;
    this.batches = batches;
  }

  /** Whether it was done, or would be. */
  boolean write(
      OrganizationSnapshot organization, CheckedUpload upload, ImportOptions how, Progress progress)
      throws IOException {
    SubscriberLayout layout = upload.layout();
    if (progress.hasErrors()) {
      writeAll(organization, upload, how, progress, Optional.empty());
      layout.finish(false);
      return false;
    }
    return transaction.run(
        layout.name(),
        how,
        progress,
        record -> {
          locks.lockMany(organization.id());
          try {
            writeAll(organization, upload, how, progress, Optional.of(record));
            layout.finish(!progress.hasErrors());
          } catch (IncompleteAccountsException e) {
            report(upload, e, progress);
          } catch (InvalidAccountsException e) {
            report(upload, e, progress);
          } catch (UnknownReferencesException e) {
            report(upload, e, progress);
          } catch (InvalidValueException | EditRefusedException e) {
            // Somebody's account does not allow it.
            progress.report(ReportLine.error(0, "", e.getMessage()));
          }
          return organization;
        });
  }

  /**
   * @param record empty if nothing is to be written
   */
  private void writeAll(
      OrganizationSnapshot organization,
      CheckedUpload upload,
      ImportOptions how,
      Progress progress,
      Optional<ImportRecord> record)
      throws IOException {
    boolean writes = record.isPresent();
    SubscriberBatches.State state = batches.begin(organization, record);
    List<PreparedLine> batch = new ArrayList<>();
    long waiting = 0;
    try (CheckedUpload.Lines lines = upload.lines()) {
      state.tellIn(lines::inTheFilesWords);
      Optional<PreparedLine> line;
      do {
        line = lines.next();
        line.ifPresent(batch::add);
        waiting += line.map(PreparedLine::weight).orElse(0);
        if (batch.size() == SubscriberBatches.SIZE
            || waiting > SubscriberBatches.MAX_WAITING
            || line.isEmpty()) {
          progress.checkpoint();
          batches.write(state, batch, how, progress, writes);
          batch.clear();
          waiting = 0;
        }
      } while (line.isPresent());
    }
    if (writes && !progress.hasErrors()) {
      batches.end(state);
    }
  }

  /** Each in its line, whatever was reported of that before; others are in none. */
  private static void report(
      CheckedUpload upload, IncompleteAccountsException e, Progress progress) {
    e.sentences().forEach((username, sentence) -> report(upload, username, sentence, progress));
  }

  private static void report(CheckedUpload upload, InvalidAccountsException e, Progress progress) {
    e.ofSubscribers()
        .forEach(
            (username, violations) ->
                report(
                    upload,
                    username,
                    upload.inTheFilesWords(new InvalidValueException(violations)).getMessage(),
                    progress));
  }

  private static void report(
      CheckedUpload upload, String username, String sentence, Progress progress) {
    long line = upload.lineOf(new Username(username));
    ReportLine wrong = ReportLine.error(line, username, sentence);
    if (line > 0) {
      progress.correct(wrong);
    } else {
      progress.report(wrong);
    }
  }

  /** The first line that refers to something. */
  private static void report(CheckedUpload upload, UnknownReferencesException e, Progress progress)
      throws IOException {
    Set<String> unknown = new TreeSet<>(e.attributes());
    try (CheckedUpload.Lines lines = upload.lines()) {
      for (Optional<PreparedLine> line = lines.next();
          line.isPresent() && !unknown.isEmpty();
          line = lines.next()) {
        for (AccountSetting setting : line.get().settings()) {
          for (String name : SettingCheck.attributes(setting.value())) {
            if (unknown.remove(name)) {
              progress.correct(
                  ReportLine.error(
                      line.get().line(),
                      line.get().entry().username().text(),
                      lines.columnOf(setting)
                          + " refers to ${"
                          + name
                          + "}, which no subscriber has."));
            }
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      progress.report(ReportLine.error(0, "", e.getMessage()));
    }
  }
}
