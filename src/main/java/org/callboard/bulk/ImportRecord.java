package org.callboard.bulk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.audit.RecordLine;
import org.callboard.audit.RecordLines;
import org.callboard.job.ImportCounts;
import org.callboard.organization.OrganizationSnapshot;

/**
 * The entry of one import in the record, with what each line changed. It is begun with the first
 * line, so that lines need not be kept in memory.
 */
public final class ImportRecord {

  private final RecordLines record;
  private final Function<OrganizationSnapshot, String> path;
  private Optional<Long> entryId = Optional.empty();
  private boolean begun;
  private int lines;

  /**
   * @param path of the file, below {@code /api/v1/}
   */
  ImportRecord(RecordLines record, Function<OrganizationSnapshot, String> path) {
    this.record = record;
    this.path = path;
  }

  /** Adds what lines changed. */
  void add(OrganizationSnapshot organization, List<RecordLine> changed) {
    if (!changed.isEmpty()) {
      begin(organization);
      entryId.ifPresent(id -> record.add(id, organization.recorded(), changed));
      lines += changed.size();
    }
  }

  /** Ends it with what the import did in all. */
  void end(OrganizationSnapshot organization, ImportCounts counts) {
    begin(organization);
    entryId.ifPresent(id -> record.end(id, counts.json().toString(), lines));
  }

  private void begin(OrganizationSnapshot organization) {
    if (!begun) {
      begun = true;
      entryId = record.begin(organization.recorded(), path.apply(organization));
    }
  }
}
