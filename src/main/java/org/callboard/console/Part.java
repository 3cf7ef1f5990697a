package org.callboard.console;

import java.util.List;
import java.util.function.IntFunction;
import org.callboard.platform.Page;

/**
 * Which part of a list a page shows.
 *
 * @param number from 1
 */
public record Part(int number, int size, long total) {

  /** A part of a list with what stands there. */
  record Read<T>(Part part, List<T> items) {}

  /**
   * Reads the part that an address asks for; the last one if the list has become shorter.
   *
   * @param asked the number, as somebody has sent it
   * @param read reads from an offset on
   */
  static <T> Read<T> read(String asked, int size, IntFunction<Page<T>> read) {
    Page<T> page = read.apply((number(asked) - 1) * size);
    Part part = of(asked, size, page.total());
    if (page.items().isEmpty() && page.total() > 0) {
      page = read.apply((part.number - 1) * size);
    }
    return new Read<>(part, page.items());
  }

  /** The part that an address asks for; the first if it asks for none that can be. */
  static Part of(String asked, int size, long total) {
    int last = (int) Math.min(Math.max(1, (total + size - 1) / size), Integer.MAX_VALUE);
    return new Part(Math.min(number(asked), last), size, total);
  }

  /** The number of a page in an address. */
  private static int number(String asked) {
    return asked != null && asked.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(asked) : 1;
  }

  public long first() {
    return total == 0 ? 0 : (number - 1L) * size + 1;
  }

  public long last() {
    return Math.min(total, (long) number * size);
  }

  public boolean hasBefore() {
    return number > 1;
  }

  public boolean hasAfter() {
    return last() < total;
  }
}
