package org.callboard.phone;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.callboard.security.RefusedException;

/**
 * Reads {@code name=value&…} of a query or a form. The servers replace what is not UTF-8 by another
 * character, and a password with another character is another password; so we read it ourselves and
 * refuse. Only what counts is decoded: anything else may be what it likes.
 */
final class FormDecoder {

  /** What a parameter is for. */
  enum Use {
    /** It must be readable. */
    COUNTS,
    /** It is passed over if it is not. */
    OPTIONAL,
    IGNORED
  }

  /** The byte order mark of UTF-8, byte by byte. */
  private static final String MARK =
      new String(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, StandardCharsets.ISO_8859_1);

  private FormDecoder() {}

  /** Gives every pair of a body that is not ignored to the consumer, in order. */
  static void decode(
      byte[] form, Function<String, Use> uses, BiConsumer<String, Optional<String>> parameters) {
    String text =
        new String(form, StandardCharsets.ISO_8859_1); // each pair may be in bytes of its own
    decode(text.startsWith(MARK) ? text.substring(MARK.length()) : text, uses, parameters);
  }

  /**
   * Gives every pair that is not ignored to the consumer, in order.
   *
   * @param parameters the value is empty if it cannot be read and is optional
   * @throws RefusedException if a value cannot be read that counts
   */
  static void decode(
      String form, Function<String, Use> uses, BiConsumer<String, Optional<String>> parameters) {
    for (String pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        readable(equals < 0 ? pair : pair.substring(0, equals)) // else it is no name of ours
            .ifPresent(name -> decode(name, value, uses.apply(name), parameters));
      }
    }
  }

  private static void decode(
      String name, String value, Use use, BiConsumer<String, Optional<String>> parameters) {
    switch (use) {
      case COUNTS -> parameters.accept(name, Optional.of(decode(value)));
      case OPTIONAL ->
          // What is no app leaves the placeholder as it is, which would be no percent-encoding.
          parameters.accept(
              name,
              value.equalsIgnoreCase(PhoneParameters.UNRESOLVED)
                  ? Optional.of(value)
                  : readable(value));
      case IGNORED -> {}
    }
  }

  private static Optional<String> readable(String text) {
    try {
      return Optional.of(decode(text));
    } catch (RefusedException e) {
      return Optional.empty();
    }
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
        utf8(text.getBytes(StandardCharsets.ISO_8859_1));
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
      throw notUtf8();
    }
  }

  static RefusedException notUtf8() {
    return new RefusedException(PhoneRefusals.badRequest("The request is not in UTF-8."));
  }
}
