package org.callboard.console;

import java.util.List;
import java.util.Optional;

/**
 * Entries of the record, the newest first.
 *
 * @param address of the list, without what is looked for
 * @param person whose record it is, if it is one person's
 * @param shown what that person is called
 * @param names of who did something here
 * @param searchedBackTo the time before which a text was not looked for; empty if it was
 * @param ownOnly whether the reader sees only what they have done
 */
public record RecordList(
    String address,
    Optional<String> person,
    String shown,
    RecordSought sought,
    List<Row> rows,
    List<String> names,
    Part part,
    Optional<String> searchedBackTo,
    boolean ownOnly) {

  public RecordList {
    rows = List.copyOf(rows);
    names = List.copyOf(names);
  }

  /** An entry. */
  public record Row(String time, String by, Said sentence, String address) {}
}
