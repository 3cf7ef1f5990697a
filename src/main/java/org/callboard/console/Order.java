package org.callboard.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The order into which a form puts a list: one thing moves, or all stand as the page shows them. */
final class Order {

  private Order() {}

  static boolean isIn(Form form, String field) {
    return Move.of(form).isPresent() || form.has(field);
  }

  /**
   * What the list is to be.
   *
   * @param now what it is
   * @param field that has each of the things, in the order that a page shows
   * @return empty if the form is about other things than there are now
   */
  static <T> Optional<List<T>> of(Form form, List<T> now, String field, Function<String, T> read) {
    Optional<Move> move = Move.of(form); // a row that is dragged has no button
    if (move.isPresent()) {
      return move.get().of(read.apply(form.text(move.get().field())), now);
    }
    List<T> wanted = form.texts(field).stream().map(read).toList();
    boolean isSame =
        wanted.size() == now.size() && new HashSet<>(wanted).equals(new HashSet<>(now));
    return Optional.of(wanted).filter(order -> isSame);
  }
}
