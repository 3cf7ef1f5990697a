package org.callboard.organization;

import java.util.Locale;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;

/**
 * The colour of an organization on what its people are handed. It is dark enough to be read on
 * white, and for white text to be read on it.
 *
 * @param text {@code #rrggbb}, in lower case
 */
public record AccentColour(String text) {

  private static final String FIELD = "accentColour";
  private static final Pattern FORM = Pattern.compile("#[0-9a-f]{6}");

  /** What WCAG 2 asks for text of ordinary size (AA). */
  private static final double MIN_CONTRAST = 4.5;

  public AccentColour {
    text = text.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValueException(
          FIELD, "must be a # and six hexadecimal digits, for example #1a4f8b.");
    }
    double contrast = contrastToWhite(Integer.parseInt(text.substring(1), 16));
    if (contrast < MIN_CONTRAST) {
      throw new InvalidValueException(
          FIELD,
          "is too light to be read on white: its contrast is "
              + String.format(Locale.ROOT, "%.2f", Math.floor(contrast * 100) / 100)
              + ", and at least "
              + MIN_CONTRAST
              + " is needed. Choose a darker colour.");
    }
  }

  /** The contrast ratio of WCAG 2, from 1 (white) to 21 (black). */
  private static double contrastToWhite(int rgb) {
    double luminance =
        0.2126 * linear(rgb >> 16 & 255)
            + 0.7152 * linear(rgb >> 8 & 255)
            + 0.0722 * linear(rgb & 255);
    return 1.05 / (luminance + 0.05);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return text;
  }
}
