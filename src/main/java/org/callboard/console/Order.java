package org.callboard.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The order into which a form puts a list: one thing up or down by one, or all as they stand. */
final class Order {

  private static final String UP = "up";
  private static final String DOWN = "down";

  private Order() {}

  static boolean isIn(Form form, String field) {
    return isStep(form) || form.has(field);
  }

  /** Whether one thing moves. A row that is dragged has no button. */
  private static boolean isStep(Form form) {
    return form.has(UP) || form.has(DOWN);
  }

  /**
   * What the list is to be.
   *
   * @param now what it is
   * @param field that has each of the things, in the order that a page shows
   * @return empty if the form is about other things than there are now
   */
  static <T> Optional<List<T>> of(Form form, List<T> now, String field, Function<String, T> read) {
    if (!isStep(form)) {
      List<T> wanted = form.texts(field).stream().map(read).toList();
      boolean isSame =
          wanted.size() == now.size() && new HashSet<>(wanted).equals(new HashSet<>(now));
      return Optional.of(wanted).filter(order -> isSame);
    }
    boolean up = form.has(UP);
    int from = now.indexOf(read.apply(form.text(up ? UP : DOWN)));
    if (from < 0) {
      return Optional.empty();
    }
    List<T> wanted = new ArrayList<>(now);
    Collections.swap(
        wanted, from, Math.max(0, Math.min(now.size() - 1, up ? from - 1 : from + 1)));
    return Optional.of(wanted);
  }
}
