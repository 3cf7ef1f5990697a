package org.callboard.bulk;

import java.util.Optional;

/**
 * How to read a CSV file.
 *
 * @param encoding in which it is, if the caller says so; its own byte order mark counts more
 */
public record CsvOptions(Optional<FileEncoding> encoding) {

  static final CsvOptions NONE = new CsvOptions(Optional.empty());
}
