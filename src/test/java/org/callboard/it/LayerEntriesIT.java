package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer has the same lists with the same requests. */
class LayerEntriesIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(acme + "/subscribers/ann", "{}").expect(201);
  }

  @ParameterizedTest
  @CsvSource({
    "'', quick-dial", "'', dial-actions",
    "/draft, quick-dial", "/draft, dial-actions",
    "/groups/sales, quick-dial", "/groups/sales, dial-actions",
    "/subscribers/ann, quick-dial", "/subscribers/ann, dial-actions"
  })
  void aListIsReadReplacedOrderedAndEditedEntryByEntry(String layer, String kind) {
    String list = acme + layer + "/" + kind;
    assertThat(api.get(list).expect(200).ids()).isEmpty();
    String items = "{\"items\": [" + entry(kind, "a") + ", " + entry(kind, "b") + "]}";
    assertThat(api.put(list, items).expect(200).ids()).containsExactly("a", "b");
    assertThat(api.patch(list, "{\"order\": [\"b\", \"a\"]}").expect(200).ids())
        .containsExactly("b", "a");
    assertThat(api.put(list + "/c", entry(kind, "c")).expect(201).json().getString("id"))
        .isEqualTo("c");
    Reply one = api.get(list + "/c").expect(200);
    assertThat(one.json().getString("id")).isEqualTo("c");
    assertThat(api.put(list + "/c", one.text()).expect(200).etag()).isEqualTo(one.etag());
    assertThat(api.get(list).expect(200).ids()).containsExactly("b", "a", "c");
    api.delete(list + "/a").expect(204);
    assertThat(api.get(list).expect(200).ids()).containsExactly("b", "c");
    api.get(list + "/a").problem(404, "not-found");
    for (String other : new String[] {"", "/draft", "/groups/sales", "/subscribers/ann"}) {
      if (!other.equals(layer)) {
        assertThat(api.get(acme + other + "/" + kind).expect(200).ids()).as(other).isEmpty();
      }
    }
  }

  private static String entry(String kind, String id) {
    return kind.equals("quick-dial")
        ? "{\"id\": \"" + id + "\", \"displayName\": \"" + id + "\", \"uri\": \"5000\"}"
        : "{\"id\": \"" + id + "\", \"nodes\": [{\"name\": \"title\", \"text\": \"" + id + "\"}]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick-dial", "dial-actions"})
  void whatIsWrongWithAnItemOfAListNamesItsNumber(String kind) {
    String list = acme + "/" + kind;
    String items =
        Stream.of("a", "a\u200bb", "...", "b", "..", " a\u00a0")
            .map(id -> entry(kind, id))
            .collect(Collectors.joining(", ", "{\"items\": [", "]}"));
    assertThat(api.put(list, items).problem(400, "invalid-value").invalidFields())
        .containsExactly("items[1].id", "items[2].id", "items[4].id", "items[5].id");
    assertThat(api.get(list).ids()).isEmpty();
    String uri = entry(kind, "c").replace("5000", "5\u200b0").replace("title", "ti tle");
    String field = kind.equals("quick-dial") ? "items[1].uri" : "items[1].nodes[0].name";
    assertThat(
            api.put(list, "{\"items\": [" + entry(kind, "a") + ", " + uri + ", 7]}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder(field, "items[2]");
  }

  /** A wrong one before them is counted. */
  @Test
  void whatIsWrongWithANameOfAListNamesItsNumber() {
    assertThat(
            api.put(acme + "/subscribers/ann", "{\"groups\": [\"a\", 7, \"sa|les\", null]}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("groups[1]", "groups[2]", "groups[3]");
  }
}
