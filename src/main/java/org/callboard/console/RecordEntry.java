package org.callboard.console;

import java.util.List;
import java.util.Optional;

/**
 * One entry of the record.
 *
 * @param list the address of the list
 * @param facts what is known beside the sentence
 * @param undo the address to send to; empty if it cannot be undone here
 * @param obstacle why it cannot be undone
 * @param undone the address of the entry that has undone it
 * @param undoes the address of the entry that it undid
 * @param lines what the lines of an import changed
 */
public record RecordEntry(
    String here,
    String list,
    Said sentence,
    List<Fact> facts,
    List<DifferenceRow> rows,
    Optional<String> undo,
    Optional<Said> obstacle,
    Optional<String> undone,
    Optional<String> undoes,
    List<Line> lines,
    Part part) {

  public RecordEntry {
    facts = List.copyOf(facts);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** Something that is known of an entry. */
  public record Fact(String name, String text) {}

  /** What a line of an import changed. */
  public record Line(long number, String target, List<DifferenceRow> rows) {

    public Line {
      rows = List.copyOf(rows);
    }
  }
}
