package org.callboard.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountSetting;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.bulk.SubscriberLineReader.Line;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;

/**
 * A file of subscribers that was read once. Which rows are right is kept, and what took long, the
 * hashes of their passwords; everything else is read again when it is to be written. So a password
 * stands in no second file.
 */
final class CheckedUpload {

  private final Upload file;
  private final SubscriberLayout layout;
  private final CsvOptions options;
  private final long maxRows;
  private final BitSet wrong = new BitSet();
  private Optional<SubscriberLineReader> lastReading = Optional.empty();

  /** By row; null where there is no password. */
  private final List<String> hashes = new ArrayList<>();

  CheckedUpload(Upload file, SubscriberLayout layout, CsvOptions options, long maxRows) {
    this.file = file;
    this.layout = layout;
    this.options = options;
    this.maxRows = maxRows;
  }

  SubscriberLayout layout() {
    return layout;
  }

  CsvReader rows() throws IOException {
    return new CsvReader(file.read(), maxRows, options.encoding());
  }

  /** The next row is right. */
  void addRight(Optional<String> hash) {
    hashes.add(hash.orElse(null));
  }

  /** The next row is not. */
  void addWrong() {
    wrong.set(hashes.size());
    hashes.add(null);
  }

  /** The rows that are right, from the first one. */
  Lines lines() throws IOException {
    return new Lines();
  }

  /** Where somebody stands of those whom the last reading has come to; 0 if they do not. */
  long lineOf(Username username) {
    return lastReading.map(reader -> reader.lineOf(username)).orElse(0L);
  }

  /** The same faults, which name columns as the file names them. */
  InvalidValueException inTheFilesWords(InvalidValueException e) {
    return lastReading.map(reader -> reader.inTheFilesWords(e)).orElse(e);
  }

  /** The second reading. It ends where the first one did, at a fault of the file, too. */
  final class Lines implements AutoCloseable {

    private final Optional<CsvReader> rows;
    private final Optional<SubscriberLineReader> reader;
    private int next;

    private Lines() throws IOException {
      rows = hashes.isEmpty() ? Optional.empty() : Optional.of(rows());
      reader = rows.map(csv -> layout.lines(csv.header()));
      lastReading = reader;
    }

    /** The same faults, which name columns as the file names them. */
    InvalidValueException inTheFilesWords(InvalidValueException e) {
      return reader.map(r -> r.inTheFilesWords(e)).orElse(e);
    }

    /** What the file calls the column of this setting. */
    String columnOf(AccountSetting setting) {
      return reader.flatMap(r -> r.columnOf(setting)).orElseGet(setting::name);
    }

    /** The next one, if there is one. */
    Optional<PreparedLine> next() {
      while (next < hashes.size()) {
        Row row = rows.orElseThrow().next().orElseThrow();
        int index = next++;
        if (!wrong.get(index)) {
          Line line = reader.orElseThrow().read(row);
          return Optional.of(line.prepared(Optional.ofNullable(hashes.get(index))));
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() throws IOException {
      if (rows.isPresent()) {
        rows.get().close();
      }
    }
  }
}
