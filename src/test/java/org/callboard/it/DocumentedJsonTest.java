package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of the tutorial. */
class DocumentedJsonTest {

  private static List<String> differences(String shown, String answer) {
    return DocumentedJson.differences(json(shown), json(answer));
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readValue();
    }
  }

  @Test
  void fieldsThatAreNotShownDoNotCount() {
    assertThat(differences("{'a': {'b': 1}}", "{'a': {'b': 1, 'c': 2}, 'd': null}")).isEmpty();
    assertThat(differences("{'a': [{'b': 1}]}", "{'a': [{'b': 1, 'c': 2}]}")).isEmpty();
  }

  @Test
  void anEllipsisStandsForAnything() {
    assertThat(differences("{'a': '…', 'b': '…'}", "{'a': [1], 'b': null}")).isEmpty();
    assertThat(differences("'http://…/x'", "'http://host/x'")).isEmpty();
    assertThat(differences("'http://…/x'", "'http://host/y'")).hasSize(1);
  }

  @Test
  void whateverIsNotAsShownIsFound() {
    assertThat(differences("{'a': 1, 'b': 2}", "{'a': 2}"))
        .containsExactly("/a is 2, shown as 1", "/b is missing");
    assertThat(differences("{'a': [1]}", "{'a': [1, 2]}")).hasSize(1);
    assertThat(differences("{'a': [{'b': 1}]}", "{'a': [{'b': 2}]}")).hasSize(1);
    assertThat(differences("{'a': null}", "{}")).hasSize(1);
    assertThat(differences("{'a': 'x'}", "{'a': ['x']}")).hasSize(1);
  }
}
