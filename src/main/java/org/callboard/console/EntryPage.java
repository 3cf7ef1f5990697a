package org.callboard.console;

import java.util.Optional;

/**
 * The form of a quick dial entry.
 *
 * @param here the address of the list
 * @param fault what was wrong; empty if nothing was
 */
public record EntryPage(
    LayerPlace.Whose whose, String here, EntryForm entry, Optional<Fault> fault, Beside beside) {

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }
}
