package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What became of the members of a thing, as a part of a sentence of the record. */
final class MembersJson {

  /** Longer values are left out: the data have them. */
  private static final int MAX_VALUE = 60;

  private MembersJson() {}

  /**
   * Which members of a thing changed, with short values.
   *
   * @param withId whether the thing's id is one of them
   */
  static String sentence(JsonObject before, JsonObject after, boolean withId) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(n -> n.equals("id") && !withId);
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      JsonValue old = before.getOrDefault(name, JsonValue.NULL);
      JsonValue now = after.getOrDefault(name, JsonValue.NULL);
      if (!old.equals(now) && !name.equals("memberCount")) {
        changes.add(name.equals("members") ? movement(old, now) : change(name, old, now));
      }
    }
    return changes.isEmpty() ? "" : ": " + String.join(", ", changes);
  }

  private static String movement(JsonValue left, JsonValue joined) {
    List<String> moves = new ArrayList<>();
    move(moves, joined, "joined");
    move(moves, left, "left");
    return String.join(", ", moves);
  }

  private static void move(List<String> moves, JsonValue names, String verb) {
    if (!(names instanceof JsonArray array) || array.isEmpty()) {
      return;
    }
    moves.add(
        array.size() > RecordSentence.MAX_NAMED
            ? array.size() + " members " + verb
            : String.join(", ", array.stream().map(MembersJson::text).toList()) + " " + verb);
  }

  private static String change(String name, JsonValue old, JsonValue now) {
    String from = text(old);
    String to = text(now);
    return from.length() > MAX_VALUE || to.length() > MAX_VALUE
        ? name
        : name + " from " + from + " to " + to;
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value == JsonValue.NULL ? "nothing" : value.toString();
  }
}
