package org.callboard.bulk;

/**
 * How to import.
 *
 * @param dryRun all is done and taken back; the report says what would be
 * @param csv how to read the file, if it is CSV
 */
public record ImportOptions(OnConflict onConflict, boolean dryRun, CsvOptions csv) {

  public ImportOptions(OnConflict onConflict, boolean dryRun) {
    this(onConflict, dryRun, CsvOptions.NONE);
  }

  /** The same of a file that is read like this. */
  public ImportOptions with(CsvOptions other) {
    return new ImportOptions(onConflict, dryRun, other);
  }
}
