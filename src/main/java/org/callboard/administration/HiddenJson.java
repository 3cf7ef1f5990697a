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

  private static final Map<String, EntriesJson.Noun> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("quickDial", EntriesJson.Noun.QUICK_DIAL);
    LISTS.put("dialActions", EntriesJson.Noun.DIAL_ACTIONS);
  }

  private HiddenJson() {}

  /** What was hidden and what was shown again, without for whom. */
  static List<Phrase> sentences(Optional<JsonObject> before, Optional<JsonObject> after) {
    List<Phrase> done = new ArrayList<>();
    LISTS.forEach(
        (list, noun) -> {
          Set<String> old = ids(before, list);
          Set<String> now = ids(after, list);
          Set<String> hidden = without(now, old);
          Set<String> shown = without(old, now);
          if (!hidden.isEmpty()) {
            done.add(Phrase.of("hid …", noun.some(hidden)));
          }
          if (!shown.isEmpty()) {
            done.add(Phrase.of("stopped hiding …", noun.some(shown)));
          }
        });
    return done;
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
