package org.callboard.job;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.callboard.platform.Json;

/**
 * How many lines became what.
 *
 * @param lines how many were read
 * @param nodes the same of what is in no line: the nodes of the vendor's template; empty if there
 *     are none
 */
public record ImportCounts(
    long lines,
    long created,
    long updated,
    long skipped,
    long deleted,
    long failed,
    Optional<ImportCounts> nodes) {

  static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

  private static final String DELETED = "deleted";
  private static final String NODES = "nodes";

  /** Of lines alone, none of which deletes anything. */
  ImportCounts(long lines, long created, long updated, long skipped, long failed) {
    this(lines, created, updated, skipped, 0, failed, Optional.empty());
  }

  ImportCounts plus(ReportLine.Outcome outcome) {
    return plus(outcome, 1);
  }

  ImportCounts minus(ReportLine.Outcome outcome) {
    return plus(outcome, -1);
  }

  private ImportCounts plus(ReportLine.Outcome outcome, int more) {
    return new ImportCounts(
        lines,
        created + (outcome == ReportLine.Outcome.CREATE ? more : 0),
        updated + (outcome == ReportLine.Outcome.UPDATE ? more : 0),
        skipped + (outcome == ReportLine.Outcome.SKIP ? more : 0),
        deleted + (outcome == ReportLine.Outcome.DELETE ? more : 0),
        failed + (outcome == ReportLine.Outcome.ERROR ? more : 0),
        nodes);
  }

  ImportCounts plusLine() {
    return new ImportCounts(lines + 1, created, updated, skipped, deleted, failed, nodes);
  }

  ImportCounts plusNode(ReportLine.Outcome outcome) {
    ImportCounts more = nodes.orElse(NONE).plusLine().plus(outcome);
    return new ImportCounts(lines, created, updated, skipped, deleted, failed, Optional.of(more));
  }

  /** How many lines and nodes are wrong. */
  public long wrong() {
    return failed + nodes.map(ImportCounts::failed).orElse(0L);
  }

  /** As it stands in reports and in the record. */
  public JsonObject json() {
    JsonObjectBuilder json =
        outcomes(Json.createObjectBuilder().add("lines", lines)).add(DELETED, deleted);
    nodes.ifPresent(counts -> json.add(NODES, counts.outcomes(Json.createObjectBuilder())));
    return json.build();
  }

  private JsonObjectBuilder outcomes(JsonObjectBuilder json) {
    return json.add("created", created)
        .add("updated", updated)
        .add("skipped", skipped)
        .add("failed", failed);
  }

  static ImportCounts of(JsonObject json) {
    return new ImportCounts(
        json.getInt("lines"),
        json.getInt("created"),
        json.getInt("updated"),
        json.getInt("skipped"),
        json.getInt(DELETED, 0), // earlier versions have not counted it
        json.getInt("failed"),
        json.containsKey(NODES)
            ? Optional.of(ofNodes(json.getJsonObject(NODES)))
            : Optional.empty());
  }

  private static ImportCounts ofNodes(JsonObject json) {
    long created = json.getInt("created");
    long updated = json.getInt("updated");
    long skipped = json.getInt("skipped");
    long failed = json.getInt("failed");
    return new ImportCounts(
        created + updated + skipped + failed, created, updated, skipped, failed);
  }
}
