package org.callboard.bulk;

import java.util.Optional;

/**
 * How to read a CSV file.
 *
 * @param encoding in which it is, if the caller says so; its own byte order mark counts more
 * @param map what its columns are here
 * @param skipsUnknown whether columns that are not known are passed over
 */
public record CsvOptions(Optional<FileEncoding> encoding, ColumnMap map, boolean skipsUnknown) {

  static final CsvOptions NONE = new CsvOptions(Optional.empty());

  /** Of a file with columns that are known here. */
  public CsvOptions(Optional<FileEncoding> encoding) {
    this(encoding, ColumnMap.NONE, false);
  }

  /** Whether the file is another program's, so that names may mean other things in it. */
  boolean isForeign() {
    return skipsUnknown && !map.isEmpty();
  }
}
