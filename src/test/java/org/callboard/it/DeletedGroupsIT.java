package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** A deleted group comes back by an undo, at both doors. */
class DeletedGroupsIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String sales = acme + "/groups/sales";

  @Test
  void phonesOfItsMembersHaveAgainWhatTheyHad() {
    aGroup();
    assertThat(global()).contains("Boss").doesNotContain("Canteen");
    api.delete(sales).expect(204);
    Waiting.await("that the phone loses it", () -> !global().contains("Boss"));
    assertThat(global()).contains("Canteen");
    JsonObject deletion = newest();
    assertThat(deletion.getBoolean("undoable")).isTrue();
    api.post("/audit/" + deletion.getJsonNumber("id") + "/undo").expect(200);
    Waiting.await("that the phone has it again", () -> global().contains("Boss"));
    assertThat(global()).doesNotContain("Canteen");
    assertThat(api.get(sales).expect(200).text()).contains("ann");
    assertThat(api.get(acme + "/groups").ids()).containsExactly("sales", "support");
    assertThat(api.get(sales + "/account-settings").ids()).containsExactly("proxy");
    assertThat(newest().getString("sentence")).contains("created the group sales");
  }

  @Test
  void whatCannotComeBackSaysSoBefore() {
    aGroup();
    api.put(sales + "/account-settings/password", "{\"value\": \"hidden\", \"secret\": true}")
        .expect(201);
    api.delete(sales).expect(204);
    JsonObject deletion = newest();
    assertThat(deletion.getBoolean("undoable")).isFalse();
    assertThat(deletion.getString("notUndoable")).contains("secret account settings");
    assertThat(deletion.toString()).doesNotContain("\"hidden\"");
    api.post("/audit/" + deletion.getJsonNumber("id") + "/undo").problem(409, "conflict");
  }

  private void aGroup() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/quick-dial/canteen", item("Canteen")).expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    api.put(sales, "{\"members\": [\"ann\"]}").expect(201);
    api.put(acme + "/groups/support", "{}").expect(201);
    api.put(sales + "/quick-dial/boss", item("Boss")).expect(201);
    api.put(sales + "/hidden-quick-dial/canteen", "{}").expect(200, 201);
    api.put(sales + "/account-settings/proxy", "{\"value\": \"proxy.example.com\"}").expect(201);
  }

  private static String item(String name) {
    return "{\"displayName\": \"" + name + "\", \"uri\": \"5000\"}";
  }

  private JsonObject newest() {
    return api.get("/audit?limit=1&organization=" + cloudId)
        .json()
        .getJsonArray("items")
        .getJsonObject(0);
  }

  private String global() {
    return PhoneClient.get(cloudId, "ann", "wonderful").text();
  }
}
