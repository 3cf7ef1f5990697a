package org.callboard.platform;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON that somebody sent, strictly: UTF-8, no name twice in one object, and bounds for
 * length, nesting and numbers, so that nobody can exhaust the server by it.
 */
final class JsonText {

  private JsonText() {}

  static JsonValue read(InputStream in, int maxBytes) {
    String text = ByteOrderMark.cut(utf8(bytes(in, maxBytes)));
    int values = values(text);
    if (AdministratorTurns.isServing()) { // nobody else would give it back
      LargeBodies.ALL.take(text.length(), values);
    }
    try (JsonReader reader = Json.createStrictReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException | IllegalStateException e) {
      throw malformed("The body is no JSON, or has a name twice in one object: " + e.getMessage());
    }
  }

  private static byte[] bytes(InputStream in, int maxBytes) {
    try {
      byte[] bytes =
          AdministratorTurns.isServing()
              ? LargeBodies.ALL.read(in, AdministratorTurns.bodyLength(), maxBytes + 1)
              : in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new UnreadableJsonException(
            true, "The body may have at most " + maxBytes + " bytes.");
      }
      return bytes;
    } catch (IOException e) { // the caller's network, not our trouble
      throw malformed("The body is not complete.");
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("The body is not in UTF-8.");
    }
  }

  /**
   * About how many values it has, within bounds, before anything is built of it. What is no JSON at
   * all is the parser's to say.
   */
  private static int values(String text) {
    int depth = 0;
    int number = 0;
    int values = 0;
    boolean inString = false;
    boolean closed = false; // parsers read no further
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        inString = c != '"';
        i += c == '\\' ? 1 : 0;
        continue;
      }
      if (depth == 0 && closed && !Character.isWhitespace(c)) {
        throw malformed("The body has more than one JSON value.");
      }
      number = Character.isDigit(c) || "+-.eE".indexOf(c) >= 0 ? number + 1 : 0;
      inString = c == '"';
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      closed |= c == ']' || c == '}';
      values += ",[{".indexOf(c) >= 0 ? 1 : 0;
      if (values > JsonBounds.MAX_VALUES) {
        throw malformed("The body has more than " + JsonBounds.MAX_VALUES + " values.");
      }
      if (depth > JsonBounds.MAX_DEPTH) {
        throw malformed("The body is nested deeper than " + JsonBounds.MAX_DEPTH + " levels.");
      }
      if (number > JsonBounds.MAX_NUMBER) {
        throw malformed(
            "The body has a number of more than " + JsonBounds.MAX_NUMBER + " characters.");
      }
    }
    return values;
  }

  private static UnreadableJsonException malformed(String detail) {
    return new UnreadableJsonException(false, detail);
  }
}
