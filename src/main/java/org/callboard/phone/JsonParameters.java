package org.callboard.phone;

import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.callboard.platform.ByteOrderMark;
import org.callboard.platform.Json;
import org.callboard.security.RefusedException;

/**
 * Reads the parameters of a JSON body: one object, of which members that are not ours count for
 * nothing.
 */
final class JsonParameters {

  private static final String REPLACEMENT = "\ufffd";

  /** Whether all of the body is UTF-8; what is not may stand where it does not count. */
  private final boolean sound;

  private final String text;
  private final PhoneParameters parameters;

  private JsonParameters(byte[] body, PhoneParameters parameters) {
    String decoded = new String(body, StandardCharsets.UTF_8);
    this.sound = !decoded.contains(REPLACEMENT) || isUtf8(body);
    this.text = ByteOrderMark.cut(decoded);
    this.parameters = parameters;
  }

  private static boolean isUtf8(byte[] body) {
    try {
      FormDecoder.utf8(body);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  /**
   * Adds what the body says. An empty one says nothing.
   *
   * @throws RefusedException if it cannot be read
   */
  static void read(byte[] body, PhoneParameters parameters) {
    JsonParameters json = new JsonParameters(body, parameters);
    if (!json.text.isBlank()) {
      json.read();
    }
  }

  private void read() {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw new RefusedException(PhoneRefusals.badRequest("The JSON body must be an object."));
      }
      while (parser.hasNext()) {
        if (parser.next() == JsonParser.Event.END_OBJECT) {
          break;
        }
        readMember(parser);
      }
      if (parser.hasNext()) {
        throw new RefusedException(PhoneRefusals.badRequest("The JSON body must be one object."));
      }
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) { // Parsson has several for what it does not like
      throw sound
          ? new RefusedException(PhoneRefusals.badRequest("The JSON body cannot be read."))
          : FormDecoder.notUtf8();
    }
  }

  /** Member by member, since an object that is built forgets names that stand twice. */
  private void readMember(JsonParser parser) {
    String name = parser.getString();
    Optional<String> value =
        switch (parser.next()) {
          case VALUE_STRING, VALUE_NUMBER -> Optional.of(parser.getString());
          case VALUE_TRUE -> Optional.of("true");
          case VALUE_FALSE -> Optional.of("false");
          case START_ARRAY, START_OBJECT -> {
            skip(parser);
            yield Optional.empty();
          }
          default -> Optional.of("");
        };
    switch (PhoneParameters.useOf(name)) {
      case COUNTS -> parameters.add(name, Optional.of(readable(value.orElse(""))));
      case OPTIONAL -> parameters.add(name, value.filter(this::isReadable));
      case IGNORED -> {}
    }
  }

  private String readable(String value) {
    if (!isReadable(value)) {
      throw FormDecoder.notUtf8();
    }
    return value;
  }

  private boolean isReadable(String value) {
    return sound || !value.contains(REPLACEMENT);
  }

  /**
   * Passes over a nested value without building it, which would cost the stack. Not by {@code
   * skipArray}: at the end of an unclosed body Parsson's never returns.
   */
  private static void skip(JsonParser parser) {
    int depth = 1;
    while (depth > 0) {
      switch (parser.next()) {
        case START_ARRAY, START_OBJECT -> depth++;
        case END_ARRAY, END_OBJECT -> depth--;
        default -> {}
      }
    }
  }
}
