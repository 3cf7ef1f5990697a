package org.callboard.administration;

import org.callboard.platform.InvalidValueException;

/**
 * How a sheet is laid out when it is printed.
 *
 * @param perPage how many people are on one page: 1, 6 or 12
 * @param cutMarks whether there are lines to cut along
 */
public record SheetForm(int perPage, Paper paper, boolean cutMarks) {

  /** One person on each page. */
  public static final SheetForm SINGLE = new SheetForm(1, Paper.A4, false);

  public SheetForm {
    checkPerPage(perPage);
  }

  /** Reads how many people are on one page. */
  public static int perPage(String text) {
    try {
      return checkPerPage(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return checkPerPage(0);
    }
  }

  private static int checkPerPage(int perPage) {
    if (perPage != 1 && perPage != 6 && perPage != 12) {
      throw new InvalidValueException("perPage", "must be 1, 6 or 12.");
    }
    return perPage;
  }

  int columns() {
    return perPage == 1 ? 1 : perPage == 6 ? 2 : 3;
  }

  int rows() {
    return perPage / columns();
  }
}
