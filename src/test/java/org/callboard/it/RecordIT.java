package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.manager;
import static org.callboard.it.TestAdministrators.newName;
import static org.callboard.it.TestAdministrators.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** The record of who changed what, as administrators read it. */
class RecordIT extends DeployedCallboard {

  @Test
  void aLineOfAnImportTellsThatAPasswordWasChangedAndNotWhich() {
    Api api = Api.operator();
    String acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    api.post(
            acme + "/subscribers.csv?onConflict=update",
            "text/csv",
            "username,password\nann,marvellous day\n")
        .expect(200);
    String id =
        api.get("/audit?action=import&organization=" + acme.substring("/organizations/".length()))
            .json()
            .getJsonArray("items")
            .getJsonObject(0)
            .get("id")
            .toString();
    String lines = api.get("/audit/" + id + "/lines").expect(200).text();
    assertThat(lines)
        .contains("\"after\":{\"password\":\"(changed)\"}")
        .doesNotContain("marvellous");
    api.get("/audit/nothing/lines").problem(404, "not-found");
  }

  @Test
  void theRecordHasTheClientsAddressAndTheToken() {
    String cloudId = organization();
    String eve = manager(cloudId);
    Reply made = Api.as(eve, PASSWORD).post("/tokens", "{\"name\":\"x\"}").expect(201);
    String id = made.json().getString("id");
    Api program =
        Api.bearer(made.json().getString("token")).with("X-Forwarded-For", "1.2.3.4, 192.0.2.7");
    program
        .put("/organizations/" + cloudId + "/quick-dial/x", "{\"displayName\":\"X\",\"uri\":\"1\"}")
        .expect(201);
    JsonObject entry =
        program.get("/audit").expect(200).json().getJsonArray("items").getJsonObject(0);
    assertThat(entry.getString("administrator")).isEqualTo(eve);
    assertThat(entry.getString("address")).isEqualTo("192.0.2.7");
    assertThat(entry.getString("token")).isEqualTo(id);
  }

  @Test
  void everyEditIsRecordedWithoutSecrets() {
    String cloudId = organization();
    String eve = manager(cloudId);
    String path = "administrators/" + eve;
    Instant before = Instant.now().minusSeconds(60);
    Api manager = Api.as(eve, PASSWORD);
    String tokenId = manager.post("/tokens", "{\"name\":\"x\"}").expect(201).json().getString("id");
    manager.delete("/tokens/" + tokenId).expect(204);
    manager.put("/" + path, "{\"role\":\"manager\",\"password\":\"another-Secret\"}").expect(200);
    Api again = Api.as(eve, "another-Secret");
    List<JsonObject> entries =
        again
            .get("/audit?limit=10")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(entries.stream().map(e -> e.getString("action") + " " + e.getString("target")))
        .containsExactly(
            "update " + path,
            "delete tokens/" + tokenId,
            "create tokens/" + tokenId,
            "create " + path);
    JsonObject update = entries.get(0);
    assertThat(update.getString("administrator")).isEqualTo(eve);
    assertThat(update.getString("organization")).isEqualTo(cloudId);
    assertThat(update.getString("address")).isEqualTo("127.0.0.1");
    assertThat(Instant.parse(update.getString("time")))
        .isBetween(before, Instant.now().plusSeconds(60));
    assertThat(update.getJsonObject("before").containsKey("password")).isFalse();
    assertThat(update.getJsonObject("after").getString("password")).isEqualTo("(changed)");
    assertThat(entries.get(3).getString("administrator")).isEqualTo("admin");
    assertThat(entries.get(3).get("before")).isEqualTo(JsonValue.NULL);
    assertThat(entries.toString())
        .doesNotContain("another-Secret")
        .doesNotContain(PASSWORD)
        .doesNotContain("PBKDF2")
        .doesNotContain("cb_");
  }

  @Test
  void theRecordIsFilteredAndPaged() {
    String cloudId = organization();
    String eve = manager(cloudId);
    Api manager = Api.as(eve, PASSWORD);
    for (int i = 0; i < 3; i++) {
      manager.post("/tokens", "{\"name\":\"t" + i + "\"}").expect(201);
    }
    Api operator = Api.operator();
    Reply first = operator.get("/audit?limit=2&administrator=" + eve).expect(200);
    assertThat(first.json().getInt("total")).isEqualTo(3);
    String next = first.json().getString("next");
    assertThat(next).endsWith("/api/v1/audit?administrator=" + eve + "&offset=2&limit=2");
    Reply second = operator.get(next.substring(next.indexOf("/audit"))).expect(200);
    assertThat(second.json().getJsonArray("items")).hasSize(1);
    assertThat(second.json().get("next")).isEqualTo(JsonValue.NULL);
    assertThat(operator.get("/audit?organization=" + cloudId.toLowerCase()).json().getInt("total"))
        .isEqualTo(4);
    assertThat(operator.get("/audit?organization=NOSUCH").json().getInt("total")).isZero();
    Map.of(
            "from=2100-01-01T00:00:00Z",
            0,
            "to=2000-01-01T00:00:00Z",
            0,
            "from=2000-01-01T00:00:00%2B01:00",
            3)
        .forEach(
            (time, total) ->
                assertThat(
                        operator
                            .get("/audit?administrator=" + eve + "&" + time)
                            .json()
                            .getInt("total"))
                    .isEqualTo(total));
    assertThat(operator.get("/audit?administrator=%27%20OR%201=1%20--%20").json().getInt("total"))
        .isZero();
    operator.get("/audit?from=yesterday").problem(400, "invalid-parameter");
    for (String parameter : List.of("administrator", "organization", "from", "to")) {
      operator.get("/audit?" + parameter + "=%00").problem(400, "invalid-parameter");
    }
    operator.get("/audit?limit=0").problem(400, "invalid-parameter");
    operator.get("/audit?offset=x").problem(400, "invalid-parameter");
    manager.get("/audit?organization=EXAMPLE").problem(404, "not-found");
    assertThat(manager.get("/audit?organization=" + cloudId).json().getInt("total")).isEqualTo(4);
    assertThat(manager.get("/audit?administrator=admin").json().getInt("total")).isEqualTo(1);
  }

  /** Each has two states of a megabyte: all of them at once would take the server's memory. */
  @Test
  void ofLongEntriesOfTheRecordAPageHasFew() {
    String name = newName();
    String state = "'{\"x\":\"' || REPEAT('x', 900000) || '\"}'";
    for (int i = 0; i < 5; i++) {
      TestData.sql(
          "INSERT INTO audit_entry (administrator, address, action, target, before_state,"
              + " after_state) VALUES (?, '::1', 'UPDATE', 'x', "
              + state
              + ", "
              + state
              + ")",
          name);
    }
    String path = "/audit?limit=1000&administrator=" + name;
    List<Integer> pages = new ArrayList<>();
    while (path != null) {
      JsonObject page = Api.operator().get(path).expect(200).json();
      assertThat(page.getInt("total")).isEqualTo(5);
      pages.add(page.getJsonArray("items").size());
      String next = page.getString("next", null);
      path = next == null ? null : next.substring(next.indexOf("/audit"));
    }
    assertThat(pages).containsExactly(2, 2, 1);
    TestData.sql("DELETE FROM audit_entry WHERE administrator = ?", name);
  }
}
