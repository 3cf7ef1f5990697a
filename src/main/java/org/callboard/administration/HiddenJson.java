package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the record has of entries that were hidden from a group or a subscriber, in words. */
final class HiddenJson {

  private static final int MAX_NAMED = 3;

  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("quickDial", "quick dial item");
    LISTS.put("dialActions", "dial action");
  }

  private HiddenJson() {}

  /** What was hidden and what was shown again, without for whom. */
  static List<String> sentences(Optional<JsonObject> before, Optional<JsonObject> after) {
    List<String> done = new ArrayList<>();
    LISTS.forEach(
        (list, noun) -> {
          Set<String> old = ids(before, list);
          Set<String> now = ids(after, list);
          add(done, "hid", noun, without(now, old));
          add(done, "stopped hiding", noun, without(old, now));
        });
    return done;
  }

  private static void add(List<String> done, String verb, String noun, Set<String> ids) {
    if (ids.size() > MAX_NAMED) {
      done.add(verb + " " + ids.size() + " " + noun + "s");
    } else if (!ids.isEmpty()) {
      done.add(verb + " the " + noun + (ids.size() > 1 ? "s " : " ") + String.join(", ", ids));
    }
  }

  private static Set<String> without(Set<String> ids, Set<String> others) {
    Set<String> left = new TreeSet<>(ids);
    left.removeAll(others);
    return left;
  }

  private static Set<String> ids(Optional<JsonObject> state, String list) {
    Set<String> ids = new TreeSet<>();
    if (state.isPresent()
        && state.get().get("deletions") instanceof JsonObject deletions
        && deletions.get(list) instanceof JsonArray array) {
      array.stream()
          .filter(JsonString.class::isInstance)
          .forEach(id -> ids.add(((JsonString) id).getString()));
    }
    return ids;
  }
}
