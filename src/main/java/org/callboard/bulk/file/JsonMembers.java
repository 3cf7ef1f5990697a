package org.callboard.bulk.file;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** Members of an object in a file. Absent and {@code null} are both empty. */
final class JsonMembers {

  private JsonMembers() {}

  static Optional<String> text(JsonObject json, String member) {
    return value(json, member)
        .map(
            value -> {
              if (value instanceof JsonString text && !Text.hasLoneSurrogate(text.getString())) {
                return text.getString();
              }
              throw new InvalidValueException(member, "must be a text.");
            });
  }

  static Optional<Boolean> flag(JsonObject json, String member) {
    return value(json, member)
        .map(
            value ->
                switch (value.getValueType()) {
                  case TRUE -> true;
                  case FALSE -> false;
                  default -> throw new InvalidValueException(member, "must be true or false.");
                });
  }

  static Optional<Integer> number(JsonObject json, String member) {
    return value(json, member)
        .map(
            value -> {
              try {
                if (value instanceof JsonNumber number) {
                  return number.intValueExact();
                }
              } catch (ArithmeticException | UnsupportedOperationException e) {
                throw new InvalidValueException(member, "must be an ordinary whole number.");
              }
              throw new InvalidValueException(member, "must be a whole number.");
            });
  }

  /**
   * @throws InvalidValueException if there are other members than these
   */
  static void known(JsonObject json, Set<String> members) {
    for (String member : json.keySet()) {
      if (!members.contains(member)) {
        throw new InvalidValueException(member, "is not known.");
      }
    }
  }

  private static Optional<JsonValue> value(JsonObject json, String member) {
    return Optional.ofNullable(json.get(member)).filter(value -> value != JsonValue.NULL);
  }
}
