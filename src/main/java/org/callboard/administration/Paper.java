package org.callboard.administration;

import java.util.Arrays;
import java.util.Locale;
import org.callboard.platform.InvalidValueException;

/** What sheets are printed on. */
public enum Paper {
  A4(277),
  LETTER(259);

  private final int height;

  /**
   * @param height in millimetres, between margins of ten
   */
  Paper(int height) {
    this.height = height;
  }

  /** As administrators and style sheets write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  int height() {
    return height;
  }

  public static Paper of(String label) {
    return Arrays.stream(values())
        .filter(paper -> paper.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("paper", "must be a4 or letter."));
  }
}
