package org.callboard.console;

import java.util.List;
import java.util.Optional;
import org.callboard.administration.DifferenceJson;

/**
 * What differs between two states of something.
 *
 * @param list of which entry it is a member; empty if of none
 * @param entry the name or id of that entry
 * @param field its name in REST
 * @param before empty if there was nothing
 * @param after empty if there is nothing
 */
public record DifferenceRow(
    Optional<String> list,
    String entry,
    String field,
    Optional<String> before,
    Optional<String> after) {

  static List<DifferenceRow> of(List<DifferenceJson.Row> rows) {
    return rows.stream()
        .map(
            row ->
                new DifferenceRow(
                    Optional.of(row.list()).filter(list -> !list.isEmpty()),
                    row.entry(),
                    row.field(),
                    row.before(),
                    row.after()))
        .toList();
  }
}
