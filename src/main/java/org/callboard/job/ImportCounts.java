package org.callboard.job;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.platform.Json;

/**
 * How many lines became what.
 *
 * @param lines how many were read
 */
public record ImportCounts(long lines, long created, long updated, long skipped, long failed) {

  static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

  ImportCounts plus(ReportLine.Outcome outcome) {
    return new ImportCounts(
        lines,
        created + (outcome == ReportLine.Outcome.CREATE ? 1 : 0),
        updated + (outcome == ReportLine.Outcome.UPDATE ? 1 : 0),
        skipped + (outcome == ReportLine.Outcome.SKIP ? 1 : 0),
        failed + (outcome == ReportLine.Outcome.ERROR ? 1 : 0));
  }

  ImportCounts plusLine() {
    return new ImportCounts(lines + 1, created, updated, skipped, failed);
  }

  /** As it stands in reports and in the record. */
  public JsonObject json() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    return json.add("lines", lines)
        .add("created", created)
        .add("updated", updated)
        .add("skipped", skipped)
        .add("failed", failed)
        .build();
  }

  static ImportCounts of(JsonObject json) {
    return new ImportCounts(
        json.getInt("lines"),
        json.getInt("created"),
        json.getInt("updated"),
        json.getInt("skipped"),
        json.getInt("failed"));
  }
}
