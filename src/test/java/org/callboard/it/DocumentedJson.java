package org.callboard.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an answer with what a document shows of it: every field that is shown must be there with
 * this value, arrays have as many entries as are shown, and {@code …} stands for anything.
 */
final class DocumentedJson {

  private static final String ANYTHING = "…";

  private DocumentedJson() {}

  /** Where the answer is not what the document shows; empty if it is everywhere. */
  static List<String> differences(JsonValue shown, JsonValue answer) {
    List<String> differences = new ArrayList<>();
    compare("", shown, answer, differences);
    return differences;
  }

  private static void compare(
      String where, JsonValue shown, JsonValue answer, List<String> differences) {
    if (shown instanceof JsonObject object && answer instanceof JsonObject other) {
      object.forEach(
          (name, value) -> {
            if (other.containsKey(name)) {
              compare(where + "/" + name, value, other.get(name), differences);
            } else {
              differences.add(where + "/" + name + " is missing");
            }
          });
    } else if (shown instanceof JsonArray array
        && answer instanceof JsonArray other
        && array.size() == other.size()) {
      for (int i = 0; i < array.size(); i++) {
        compare(where + "/" + i, array.get(i), other.get(i), differences);
      }
    } else if (!shown.equals(answer) && !isPattern(shown, answer)) {
      differences.add(where + " is " + answer + ", shown as " + shown);
    }
  }

  private static boolean isPattern(JsonValue shown, JsonValue answer) {
    if (!(shown instanceof JsonString text)) {
      return false;
    }
    if (text.getString().equals(ANYTHING)) {
      return true;
    }
    return answer instanceof JsonString other
        && pattern(text.getString()).matcher(other.getString()).matches();
  }

  /** A text in which {@code …} stands for anything, line breaks too. */
  static Pattern pattern(String shown) {
    return Pattern.compile(
        Arrays.stream(shown.split(ANYTHING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
