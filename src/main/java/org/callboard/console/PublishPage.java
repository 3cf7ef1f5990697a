package org.callboard.console;

import java.util.List;
import java.util.Optional;
import org.callboard.administration.DifferenceJson;
import org.callboard.administration.DraftChange;
import org.callboard.dialdata.Explanation;

/**
 * What publishing would do.
 *
 * @param lines the changes of this part
 * @param part of all changes
 * @param version of the draft
 * @param reach how many people the organization has
 * @param minutes within which their phones ask
 * @param planned when the clock publishes; empty if it does not
 * @param zone in which a time is typed
 * @param at the time that was typed; empty text if none was
 * @param testApp the QR code of the test app, an element of SVG
 * @param fault why something was refused; empty if nothing was
 */
public record PublishPage(
    List<Line> lines,
    Part part,
    String version,
    long reach,
    int minutes,
    Optional<String> planned,
    String zone,
    String at,
    String testApp,
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
   * @param mayDiscard whether the reader may drop this change alone
   */
  public record Line(
      String id,
      String kind,
      String change,
      String name,
      List<DifferenceRow> differences,
      boolean mayDiscard) {

    public Line {
      differences = List.copyOf(differences);
    }

    static Line of(DraftChange change, boolean mayDiscard) {
      return new Line(
          change.id(),
          change.kind(),
          change.change(),
          change.name(),
          DifferenceRow.of(DifferenceJson.of(change)),
          mayDiscard);
    }

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
}
