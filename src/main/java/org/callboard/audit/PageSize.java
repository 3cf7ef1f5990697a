package org.callboard.audit;

import java.util.List;

/** How much of a page is read at once. Entries may have megabytes, and pages a thousand entries. */
final class PageSize {

  /** Characters. */
  private static final long MAX = 4_000_000;

  private PageSize() {}

  /**
   * How many entries to read; at least one, if there is any, so that whoever follows the pages
   * comes to their end.
   *
   * @param lengths of the entries' states, in the page's order
   */
  static int fitting(List<Long> lengths) {
    long sum = 0;
    for (int i = 0; i < lengths.size(); i++) {
      sum += lengths.get(i);
      if (sum > MAX) {
        return Math.max(1, i);
      }
    }
    return lengths.size();
  }
}
