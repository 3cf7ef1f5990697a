package org.callboard.console;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DraftChange;
import org.callboard.dialdata.Explanation;

/**
 * What publishing would do.
 *
 * @param version of the draft
 * @param reach how many people the organization has
 * @param minutes within which their phones ask
 * @param planned when the clock publishes; empty if it does not
 * @param zone in which a time is typed
 * @param at the time that was typed; empty text if none was
 * @param fault why something was refused; empty if nothing was
 */
public record PublishPage(
    List<Line> lines,
    String version,
    long reach,
    int minutes,
    Optional<String> planned,
    String zone,
    String at,
    Optional<Fault> fault) {

  public PublishPage {
    lines = List.copyOf(lines);
  }

  /** What is wrong with the time. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /**
   * What becomes of one entry.
   *
   * @param kind as the core calls it
   * @param change in a word
   * @param differences what is different in it, if it was there before and is afterwards
   */
  public record Line(
      String id, String kind, String change, String name, List<Difference> differences) {

    public Line {
      differences = List.copyOf(differences);
    }

    static Line of(DraftChange change) {
      JsonObject shown = change.after().or(change::before).orElseThrow();
      List<Difference> differences = new ArrayList<>();
      if (change.before().isPresent() && change.after().isPresent()) {
        JsonObject before = change.before().get();
        change
            .after()
            .get()
            .forEach(
                (member, after) -> {
                  if (!after.equals(before.get(member)) && !member.equals("id")) {
                    differences.add(
                        new Difference(member, shown(before.get(member)), shown(after)));
                  }
                });
      }
      return new Line(
          change.id(),
          change.kind(),
          change.change(),
          shown.getString("displayName", change.id()),
          differences);
    }

    private static String shown(JsonValue value) {
      if (value == null || value == JsonValue.NULL) {
        return "";
      }
      return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** Whether it is of what reception may edit, too. */
    public boolean isQuickDial() {
      return kind.equals(Explanation.Kind.QUICK_DIAL_ITEM.label());
    }

    /** The sign that stands for the change, beside its word. */
    public String sign() {
      return switch (change) {
        case "added" -> "+";
        case "removed" -> "−";
        case "moved" -> "↕";
        default -> "~";
      };
    }
  }

  /**
   * A member of an entry that changes.
   *
   * @param field as the core calls it
   */
  public record Difference(String field, String before, String after) {}
}
