package org.callboard.rest;

import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Text;

/** Lists of names in bodies. */
final class NameLists {

  private NameLists() {}

  /**
   * Reads a list of names, each of which is refused by its place if it is none.
   *
   * @return empty if the field is absent
   */
  static <T> Optional<List<T>> read(JsonFields body, String field, Function<String, T> maker) {
    return body.texts(field) // of which those that are none are noted, and left out
        .flatMap(texts -> body.value(field))
        .map(
            all -> {
              List<T> names = new ArrayList<>();
              for (int i = 0; i < all.asJsonArray().size(); i++) {
                if (all.asJsonArray().get(i) instanceof JsonString text
                    && !Text.hasLoneSurrogate(text.getString())) {
                  add(names, body, field + "[" + i + "]", text.getString(), maker);
                }
              }
              return names;
            });
  }

  private static <T> void add(
      List<T> names, JsonFields body, String field, String text, Function<String, T> maker) {
    try {
      names.add(maker.apply(text));
    } catch (InvalidValueException e) {
      e.violations().forEach(violation -> body.refuse(field, violation.sentence()));
    }
  }
}
