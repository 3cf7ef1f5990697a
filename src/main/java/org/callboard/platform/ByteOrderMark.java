package org.callboard.platform;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What stands at the beginning of a text and says how it is encoded.
 *
 * @param length in bytes
 */
public record ByteOrderMark(Charset charset, int length) {

  /** How many bytes tell one. */
  public static final int MAX_LENGTH = 4;

  private static final int[] UTF_8 = {0xEF, 0xBB, 0xBF};

  /** Longer ones first: that of UTF-32 begins like that of UTF-16. */
  private static final Object[][] MARKS = {
    {"UTF-32LE", new int[] {0xFF, 0xFE, 0, 0}},
    {"UTF-32BE", new int[] {0, 0, 0xFE, 0xFF}},
    {"UTF-8", UTF_8},
    {"UTF-16LE", new int[] {0xFF, 0xFE}},
    {"UTF-16BE", new int[] {0xFE, 0xFF}}
  };

  /** The mark with which a text begins; empty if it has none. */
  public static Optional<ByteOrderMark> of(byte[] text) {
    for (Object[] mark : MARKS) {
      int[] bytes = (int[]) mark[1];
      if (beginsWith(text, bytes)) {
        return Optional.of(new ByteOrderMark(Charset.forName((String) mark[0]), bytes.length));
      }
    }
    return Optional.empty();
  }

  private static boolean beginsWith(byte[] text, int[] mark) {
    if (text.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((text[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
