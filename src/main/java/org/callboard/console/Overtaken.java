package org.callboard.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.Stamp;

/**
 * That somebody has changed what the reader was editing, with both versions.
 *
 * @param by who changed it last; empty if nobody knows
 * @param at when that was
 * @param rows the fields that are not the same
 * @param theirs the address of what is saved now
 */
public record Overtaken(Optional<String> by, String at, List<Row> rows, String theirs) {

  public Overtaken {
    rows = List.copyOf(rows);
  }

  /** A field, as it was typed and as it is saved now. */
  public record Row(String field, String mine, String saved) {}

  static Overtaken of(Optional<Stamp> changed, Texts texts, ZoneId zone, String theirs) {
    return new Overtaken(
        changed.map(Stamp::by),
        changed.map(stamp -> texts.time(stamp.at().toInstant(), zone)).orElse(""),
        List.of(),
        theirs);
  }

  /** Of something whose last editor nobody keeps. */
  static Overtaken unknown(String theirs) {
    return new Overtaken(Optional.empty(), "", List.of(), theirs);
  }

  /** The same with a field, if that differs. */
  Overtaken with(String field, String mine, String saved) {
    if (mine.equals(saved)) {
      return this;
    }
    List<Row> all = new ArrayList<>(rows);
    all.add(new Row(field, mine, saved));
    return new Overtaken(by, at, all, theirs);
  }
}
