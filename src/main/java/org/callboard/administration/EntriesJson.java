package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was done to the entries of a list, as parts of a sentence. */
final class EntriesJson {

  private EntriesJson() {}

  /** What the entries of a list are called. */
  enum Noun {
    QUICK_DIAL("quickDial"),
    DIAL_ACTIONS("dialActions"),
    ACCOUNT_SETTINGS("accountSettings");

    private final String list;

    Noun(String list) {
      this.list = list;
    }

    /** Some of them: named, or counted if they are many. */
    Phrase some(Collection<String> names) {
      if (names.size() > RecordSentence.MAX_NAMED) {
        return many(names.size());
      }
      String all = String.join(", ", names);
      return names.size() == 1 ? one(all) : several(all);
    }

    private Phrase one(String name) {
      return switch (this) {
        case QUICK_DIAL -> Phrase.of("the quick dial item …", name);
        case DIAL_ACTIONS -> Phrase.of("the dial action …", name);
        case ACCOUNT_SETTINGS -> Phrase.of("the account setting …", name);
      };
    }

    private Phrase several(String names) {
      return switch (this) {
        case QUICK_DIAL -> Phrase.of("the quick dial items …", names);
        case DIAL_ACTIONS -> Phrase.of("the dial actions …", names);
        case ACCOUNT_SETTINGS -> Phrase.of("the account settings …", names);
      };
    }

    private Phrase many(int number) {
      return switch (this) {
        case QUICK_DIAL -> Phrase.of("… quick dial items", number);
        case DIAL_ACTIONS -> Phrase.of("… dial actions", number);
        case ACCOUNT_SETTINGS -> Phrase.of("… account settings", number);
      };
    }

    private Phrase ordered() {
      return switch (this) {
        case QUICK_DIAL -> Phrase.of("put the quick dial items into another order");
        case DIAL_ACTIONS -> Phrase.of("put the dial actions into another order");
        case ACCOUNT_SETTINGS -> Phrase.of("put the account settings into another order");
      };
    }
  }

  /** Nothing, if the entry of the record has no such list. */
  static List<Phrase> of(Noun noun, Optional<JsonObject> before, Optional<JsonObject> after) {
    List<Phrase> done = new ArrayList<>();
    if (!has(before, noun.list) && !has(after, noun.list)) {
      return done;
    }
    Map<String, String> old = names(before, noun.list);
    Map<String, String> now = names(after, noun.list);
    List<String> added =
        names(now, now.keySet().stream().filter(id -> !old.containsKey(id)).toList());
    List<String> changed = names(now, now.keySet().stream().filter(old::containsKey).toList());
    List<String> gone =
        names(old, old.keySet().stream().filter(id -> !now.containsKey(id)).toList());
    if (!added.isEmpty()) {
      done.add(Phrase.of("added …", noun.some(added)));
    }
    if (!changed.isEmpty()) {
      done.add(Phrase.of("changed …", noun.some(changed)));
    }
    if (!gone.isEmpty()) {
      done.add(Phrase.of("removed …", noun.some(gone)));
    }
    return done.isEmpty() ? List.of(noun.ordered()) : done;
  }

  private static List<String> names(Map<String, String> names, List<String> ids) {
    return ids.stream().map(names::get).toList();
  }

  private static boolean has(Optional<JsonObject> json, String list) {
    return json.filter(object -> object.get(list) instanceof JsonArray).isPresent();
  }

  /** By id. */
  private static Map<String, String> names(Optional<JsonObject> json, String list) {
    Map<String, String> names = new LinkedHashMap<>();
    if (has(json, list)) {
      json.get().getJsonArray(list).stream()
          .filter(JsonObject.class::isInstance)
          .map(JsonValue::asJsonObject)
          .forEach(one -> names.put(one.getString("id", ""), name(one)));
    }
    return names;
  }

  private static String name(JsonObject json) {
    return json.get("displayName") instanceof JsonString name
        ? name.getString()
        : json.getString("id", "");
  }
}
