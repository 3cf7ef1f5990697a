package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  static Optional<Phrase> sentence(JsonObject before, JsonObject after, boolean withId) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(n -> n.equals("id") && !withId);
    List<Phrase> changes = new ArrayList<>();
    for (String name : names) {
      JsonValue old = before.getOrDefault(name, JsonValue.NULL);
      JsonValue now = after.getOrDefault(name, JsonValue.NULL);
      if (!old.equals(now) && !name.equals("memberCount")) {
        if (name.equals("members")) {
          changes.addAll(movement(old, now));
        } else {
          changes.add(change(name, old, now));
        }
      }
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(Phrase.list(changes));
  }

  private static List<Phrase> movement(JsonValue left, JsonValue joined) {
    List<Phrase> moves = new ArrayList<>();
    if (isMany(joined)) {
      moves.add(Phrase.of("… members joined", joined.asJsonArray().size()));
    } else if (isSomebody(joined)) {
      moves.add(Phrase.of("… joined", named(joined)));
    }
    if (isMany(left)) {
      moves.add(Phrase.of("… members left", left.asJsonArray().size()));
    } else if (isSomebody(left)) {
      moves.add(Phrase.of("… left", named(left)));
    }
    return moves;
  }

  private static boolean isSomebody(JsonValue names) {
    return names instanceof JsonArray array && !array.isEmpty();
  }

  private static boolean isMany(JsonValue names) {
    return names instanceof JsonArray array && array.size() > RecordSentence.MAX_NAMED;
  }

  private static Phrase named(JsonValue names) {
    return Phrase.list(names.asJsonArray().stream().map(MembersJson::value).toList());
  }

  private static Phrase change(String name, JsonValue old, JsonValue now) {
    Phrase from = value(old);
    Phrase to = value(now);
    return from.pattern().length() > MAX_VALUE || to.pattern().length() > MAX_VALUE
        ? Phrase.field(name)
        : Phrase.of("… from … to …", Phrase.field(name), from, to);
  }

  private static Phrase value(JsonValue value) {
    if (value instanceof JsonString string) {
      return Phrase.text(string.getString());
    }
    return value == JsonValue.NULL ? Phrase.of("nothing") : Phrase.text(value);
  }
}
