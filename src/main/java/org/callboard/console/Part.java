package org.callboard.console;

/**
 * Which part of a list a page shows.
 *
 * @param number from 1
 */
public record Part(int number, int size, long total) {

  /** The part that an address asks for; the first if it asks for none that can be. */
  static Part of(String asked, int size, long total) {
    int last = (int) Math.min(Math.max(1, (total + size - 1) / size), Integer.MAX_VALUE);
    return new Part(Math.min(number(asked), last), size, total);
  }

  /** The number of a page in an address. */
  static int number(String asked) {
    return asked != null && asked.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(asked) : 1;
  }

  static int offset(int number, int size) {
    return (number - 1) * size;
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
