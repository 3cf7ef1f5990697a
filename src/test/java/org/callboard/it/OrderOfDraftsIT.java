package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** A draft that puts live entries into another order, at both doors. */
class OrderOfDraftsIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String draft = acme + "/draft";
  private final String result = draft + "/result/quick-dial";

  @Test
  void phonesGetTheNewOrderFirstWithTheTestAppThenAll() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    for (String id : List.of("canteen", "security", "fax")) {
      put(acme, id);
    }
    put(draft, "boss");
    Reply seen = api.get(result).expect(200);
    assertThat(seen.ids()).containsExactly("canteen", "security", "fax", "boss");
    api.patch(result, order("boss", "fax", "canteen")).problem(409, "conflict");
    Reply ordered =
        api.ifMatch(seen.etag()).patch(result, order("boss", "fax", "canteen", "security"));
    assertThat(ordered.expect(200).ids()).containsExactly("boss", "fax", "canteen", "security");
    assertThat(ordered.etag()).isEqualTo(api.get(result).etag());
    api.ifMatch(seen.etag())
        .patch(result, order("fax", "boss", "canteen", "security"))
        .problem(412, "changed-meanwhile");
    assertThat(changes()).containsExactly("boss added false", "fax moved true");
    assertThat(api.get(draft).json().getJsonObject("ordered").getBoolean("quickDial")).isTrue();

    assertThat(global("*")).containsSubsequence("boss", "fax", "canteen", "security");
    assertThat(global("")).containsSubsequence("canteen", "security", "fax");
    api.post(draft + "/publish").expect(200);
    Waiting.await("the order on phones", () -> global("").indexOf("boss") > 0);
    assertThat(global("")).containsSubsequence("boss", "fax", "canteen", "security");
    JsonObject publish =
        api.get("/audit?organization=" + cloudId + "&action=publish")
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    api.post("/audit/" + publish.getJsonNumber("id") + "/undo").expect(200);
    assertThat(api.get(acme + "/quick-dial").ids()).containsExactly("canteen", "security", "fax");
    assertThat(api.get(result).ids()).containsExactly("boss", "fax", "canteen", "security");

    api.delete(draft + "/changes/quickDialItem/fax").expect(204);
    assertThat(api.get(result).ids()).containsExactly("boss", "canteen", "security", "fax");
    api.delete(draft).expect(204);
    assertThat(api.get(result).ids()).containsExactly("canteen", "security", "fax");
  }

  private void put(String layer, String id) {
    api.put(
            layer + "/quick-dial/" + id,
            "{\"displayName\": \"%s\", \"uri\": \"5000\"}".formatted(id))
        .expect(201);
  }

  private static String order(String... ids) {
    return "{\"order\": [\"" + String.join("\", \"", ids) + "\"]}";
  }

  private List<String> changes() {
    return api
        .get(draft + "/changes")
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(c -> c.getString("id") + " " + c.getString("change") + " " + c.getBoolean("moved"))
        .toList();
  }

  /** What the phone is told that signs in with this behind the Cloud ID. */
  private String global(String mark) {
    return PhoneClient.get(cloudId + mark, "ann", "wonderful").text();
  }
}
