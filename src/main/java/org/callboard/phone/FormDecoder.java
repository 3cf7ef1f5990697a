package org.callboard.phone;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.callboard.security.RefusedException;

/**
 * Reads {@code name=value&…} of a query or a form. The servers replace what is not UTF-8 by another
 * character, and a password with another character is another password; so we read it ourselves and
 * refuse.
 */
final class FormDecoder {

  private FormDecoder() {}

  /** Gives every pair to the consumer, in order. */
  static void decode(String form, BiConsumer<String, String> parameters) {
    for (String pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.accept(decode(name), equals < 0 ? "" : value(pair.substring(equals + 1)));
      }
    }
  }

  /** What is no app leaves the placeholder as it is, which would be no percent-encoding. */
  private static String value(String text) {
    return text.equalsIgnoreCase(PhoneParameters.UNRESOLVED) ? text : decode(text);
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(escaped(text, i));
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        throw new RefusedException(
            PhoneRefusals.badRequest("The request has a character that must be percent-encoded."));
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int escaped(String text, int at) {
    if (at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2))) {
      return HexFormat.fromHexDigits(text, at + 1, at + 3);
    }
    throw new RefusedException(
        PhoneRefusals.badRequest("The request has a percent sign that is not a percent-encoding."));
  }

  /** Decodes strictly. */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(PhoneRefusals.badRequest("The request is not in UTF-8."));
    }
  }
}
