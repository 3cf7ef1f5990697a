package org.callboard.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an XML document that somebody sent. How it is encoded says its byte order mark, else
 * the header that came with it, else its declaration, else it is UTF-8 (RFC 7303, section 3).
 */
public final class XmlText {

  private static final int DECLARATION = 256;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  private XmlText() {}

  /**
   * Decodes a document.
   *
   * @param header the charset of its {@code Content-Type}, if that says one
   * @throws InvalidValueException if it cannot be decoded
   */
  public static String decoded(byte[] document, Optional<String> header) {
    Optional<ByteOrderMark> mark = ByteOrderMark.of(document);
    if (mark.isPresent()) {
      return decoded(document, mark.get().length(), mark.get().charset());
    }
    Charset charset =
        header.or(() -> declared(document)).map(XmlText::charset).orElse(StandardCharsets.UTF_8);
    return decoded(document, 0, charset);
  }

  private static Optional<String> declared(byte[] document) {
    if (document.length > 1 && document[0] == '<' && document[1] == 0) {
      return Optional.of("UTF-16LE");
    }
    if (document.length > 1 && document[0] == 0 && document[1] == '<') {
      return Optional.of("UTF-16BE");
    }
    int length = Math.min(DECLARATION, document.length);
    Matcher encoding =
        ENCODING.matcher(new String(document, 0, length, StandardCharsets.ISO_8859_1));
    return encoding.find() ? Optional.of(encoding.group(1)) : Optional.empty();
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidValueException("xml", "is in an encoding that cannot be read.");
    }
  }

  private static String decoded(byte[] document, int begin, Charset charset) {
    try {
      return ByteOrderMark.cut(
          charset
              .newDecoder()
              .decode(ByteBuffer.wrap(document, begin, document.length - begin))
              .toString());
    } catch (CharacterCodingException e) {
      throw new InvalidValueException(
          "xml", "has bytes that are not text in its encoding, " + charset.name() + ".");
    }
  }
}
