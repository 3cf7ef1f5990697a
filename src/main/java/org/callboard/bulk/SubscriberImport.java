package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
import org.callboard.subscriber.SubscriberEntry;

/**
 * Imports subscribers from CSV in two steps. The first reads, checks and hashes, which takes long
 * and locks nothing; the second writes, in one transaction.
 */
@ApplicationScoped
public class SubscriberImport {

  @Inject private BulkHasher hasher;
  @Inject private SubscriberImportWriter writer;
  @Inject private Settings settings;

  /** A row and what came of it: a value to be written, or what is wrong. */
  private record Read(Row row, Line line, String wrong) {}

  /**
   * Imports all or nothing, and reports each line.
   *
   * @return whether it was done, or would be
   * @throws CancelledException if somebody has asked to stop
   */
  public boolean run(
      OrganizationSnapshot organization,
      TempFile file,
      SubscriberLayout layout,
      ImportOptions how,
      Progress progress)
      throws IOException {
    try (TempFile prepared = new TempFile()) {
      try (DataOutputStream out = new DataOutputStream(prepared.write())) {
        prepare(file, layout, out, how.dryRun(), progress);
      } catch (MalformedFileException e) {
        progress.report(ReportLine.error(e.line(), "", e.getMessage()));
      }
      try (DataInputStream in = new DataInputStream(prepared.read())) {
        return writer.write(organization, in, layout, how, progress);
      }
    }
  }

  private void prepare(
      TempFile file,
      SubscriberLayout layout,
      DataOutputStream out,
      boolean dryRun,
      Progress progress)
      throws IOException {
    try (CsvReader rows = new CsvReader(file.read(), settings.get(Setting.IMPORT_MAX_ROWS))) {
      SubscriberLineReader lines = layout.lines(rows.header());
      List<Read> batch = new ArrayList<>();
      long waiting = 0;
      try {
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
          progress.read();
          batch.add(read(lines, row.get()));
          waiting += row.get().length();
          if (batch.size() == SubscriberBatches.SIZE || waiting > SubscriberBatches.MAX_WAITING) {
            write(batch, lines, out, dryRun, progress);
            batch.clear();
            waiting = 0;
          }
        }
      } finally {
        write(batch, lines, out, dryRun, progress);
        out.flush();
      }
    }
  }

  private static Read read(SubscriberLineReader lines, Row row) {
    try {
      return new Read(row, lines.read(row), null);
    } catch (InvalidValueException e) {
      return new Read(row, null, e.getMessage());
    }
  }

  private void write(
      List<Read> batch,
      SubscriberLineReader lines,
      DataOutputStream out,
      boolean dryRun,
      Progress progress)
      throws IOException {
    progress.checkpoint();
    boolean hashes = !dryRun && !progress.hasErrors(); // otherwise nothing will be written
    for (Object hashed : hasher.onAllProcessorsButOne(batch, read -> hashed(read, hashes))) {
      if (hashed instanceof PreparedLine line) {
        line.write(out);
      } else if (hashed instanceof Read wrong) {
        progress.report(ReportLine.error(wrong.row().line(), lines.id(wrong.row()), wrong.wrong()));
      }
    }
  }

  /** The line as it is to be written, or what is wrong with it. */
  private Object hashed(Read read, boolean hashes) {
    if (read.line() == null) {
      return read;
    }
    try {
      SubscriberEntry entry = read.line().entry();
      Optional<String> hash =
          read.line()
              .password()
              .map(password -> hashes ? hasher.hash(password) : hasher.check(password));
      return new PreparedLine(
          read.row().line(),
          new SubscriberEntry(
              entry.username(),
              entry.displayName(),
              entry.enabled(),
              hash,
              entry.groups(),
              entry.attributes()),
          read.line().settings());
    } catch (InvalidValueException e) {
      return new Read(read.row(), null, e.getMessage());
    }
  }
}
