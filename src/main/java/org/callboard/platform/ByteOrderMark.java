package org.callboard.platform;

import java.io.IOException;
import java.io.PushbackInputStream;
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

  /** As a character of a text that is decoded. */
  private static final char CHARACTER = '\ufeff';

  /** The text without marks before it: some programs put one before what has one. */
  public static String cut(String text) {
    int begin = 0;
    while (begin < text.length() && text.charAt(begin) == CHARACTER) {
      begin++;
    }
    return text.substring(begin);
  }

  /**
   * Reads the mark at the beginning, and any more of the same; what follows is read next.
   *
   * @param in has room for {@link #MAX_LENGTH}
   */
  public static Optional<ByteOrderMark> read(PushbackInputStream in) throws IOException {
    Optional<ByteOrderMark> first = Optional.empty();
    while (true) {
      byte[] bytes = in.readNBytes(MAX_LENGTH);
      Optional<ByteOrderMark> mark = of(bytes);
      if (mark.isEmpty() || first.isPresent() && !first.equals(mark)) {
        in.unread(bytes);
        return first;
      }
      int length = mark.get().length();
      in.unread(bytes, length, bytes.length - length);
      first = mark;
    }
  }

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
