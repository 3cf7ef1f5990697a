package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.bulk.SubscriberLineReader.Line;
import org.callboard.job.CancelledException;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Username;

/**
 * Imports subscribers from CSV in two steps, each of which reads the file. The first checks and
 * hashes, which takes long and locks nothing; the second writes, in one transaction.
 */
@ApplicationScoped
public class SubscriberImport {

  private final BulkHasher hasher;
  private final SubscriberImportWriter writer;
  private final Settings settings;

  /** For the container's proxy only. */
  protected SubscriberImport() {
    this(null, null, null);
  }

  @Inject
  SubscriberImport(BulkHasher hasher, SubscriberImportWriter writer, Settings settings) {
    this.hasher = hasher;
    this.writer = writer;
    this.settings = settings;
  }

  /**
   * A row and what came of it.
   *
   * @param line null if something is wrong, which the other one says
   */
  private record Read(Row row, Line line, Optional<String> hash, String wrong) {

    static Read right(Row row, Line line, Optional<String> hash) {
      return new Read(row, line, hash, null);
    }

    static Read wrong(Row row, InvalidValueException e) {
      return new Read(row, null, Optional.empty(), e.getMessage());
    }
  }

  /**
   * Imports all or nothing, and reports each line.
   *
   * @return whether it was done, or would be
   * @throws CancelledException if somebody has asked to stop
   */
  public boolean run(
      OrganizationSnapshot organization,
      Upload file,
      SubscriberLayout layout,
      ImportOptions how,
      Progress progress)
      throws IOException {
    CheckedUpload upload =
        new CheckedUpload(file, layout, how.csv(), settings.get(Setting.IMPORT_MAX_ROWS));
    try {
      check(upload, how.dryRun(), progress);
    } catch (MalformedFileException e) {
      progress.report(ReportLine.error(e.line(), "", e.getMessage()));
    }
    return writer.write(organization, upload, how, progress);
  }

  private void check(CheckedUpload upload, boolean dryRun, Progress progress) throws IOException {
    try (CsvReader rows = upload.rows()) {
      rows.note().ifPresent(note -> progress.report(ReportLine.note(1, note)));
      SubscriberLineReader lines = upload.layout().lines(rows.header());
      upload.layout().notes().forEach(note -> progress.report(ReportLine.note(1, note)));
      List<Read> batch = new ArrayList<>();
      long waiting = 0;
      try {
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
          progress.read();
          batch.add(read(lines, row.get()));
          waiting += row.get().length();
          if (batch.size() == SubscriberBatches.SIZE || waiting > SubscriberBatches.MAX_WAITING) {
            check(batch, lines, upload, dryRun, progress);
            batch.clear();
            waiting = 0;
          }
        }
      } finally {
        check(batch, lines, upload, dryRun, progress);
      }
    }
  }

  private Read read(SubscriberLineReader lines, Row row) {
    try {
      return Read.right(row, lines.read(row, hasher::check), Optional.empty());
    } catch (InvalidValueException e) {
      return Read.wrong(row, e);
    }
  }

  private void check(
      List<Read> batch,
      SubscriberLineReader lines,
      CheckedUpload upload,
      boolean dryRun,
      Progress progress) {
    progress.checkpoint();
    boolean hashes = !dryRun && !progress.hasErrors(); // otherwise nothing will be written
    for (Read read : hasher.onAllProcessorsButOne(batch, read -> hashed(read, lines, hashes))) {
      if (read.line() != null) {
        upload.addRight(read.hash());
      } else {
        upload.addWrong();
        progress.report(ReportLine.error(read.row().line(), lines.id(read.row()), read.wrong()));
      }
    }
  }

  private Read hashed(Read read, SubscriberLineReader lines, boolean hashes) {
    if (read.line() == null) {
      return read;
    }
    Username username = read.line().entry().username();
    try {
      Optional<String> hash =
          read.line()
              .password()
              .map(
                  password ->
                      hashes ? hasher.hash(username, password) : hasher.check(username, password));
      return Read.right(read.row(), read.line(), hash);
    } catch (InvalidValueException e) {
      return Read.wrong(read.row(), lines.inTheFilesWords(e));
    }
  }
}
