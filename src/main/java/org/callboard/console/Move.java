package org.callboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where something goes in an ordered list; the button for it has the name in small letters. */
enum Move {
  TOP,
  UP,
  DOWN,
  BOTTOM;

  /** The name of the field by which a form asks for it: its value is what is moved. */
  String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a form asks for; empty if it moves nothing. */
  static Optional<Move> of(Form form) {
    return List.of(values()).stream().filter(move -> form.has(move.field())).findFirst();
  }

  /**
   * The list with something at its new place; empty if that is not in the list.
   *
   * @param list each at most once
   */
  <T> Optional<List<T>> of(T moved, List<T> list) {
    int from = list.indexOf(moved);
    if (from < 0) {
      return Optional.empty();
    }
    List<T> next = new ArrayList<>(list);
    next.remove(from);
    next.add(target(from, next.size()), moved);
    return Optional.of(List.copyOf(next));
  }

  private int target(int from, int last) {
    return switch (this) {
      case TOP -> 0;
      case UP -> Math.max(0, from - 1);
      case DOWN -> Math.min(last, from + 1);
      case BOTTOM -> last;
    };
  }
}
