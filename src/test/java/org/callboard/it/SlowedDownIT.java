package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.newName;

import jakarta.json.JsonObject;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers see who of their own people is slowed down, and let them go. */
class SlowedDownIT extends DeployedCallboard {

  private final Api operator = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String name = newName();
  private final Api manager = Api.as(name, PASSWORD);

  @BeforeEach
  void makeAnOrganizationAndItsManager() {
    operator.put(acme, "{\"name\": \"Acme\"}").expect(201);
    operator.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    operator
        .put("/administrators/" + name, TestAdministrators.json("manager", cloudId))
        .expect(201);
  }

  private int signIn(String username, String password) {
    return Http.post(
            "/provisioning/account",
            "application/x-www-form-urlencoded",
            "cloud_id=" + cloudId + "&cloud_username=" + username + "&cloud_password=" + password)
        .status();
  }

  @Test
  void aManagerSeesWhoWaitsAndLetsThemGo() {
    for (int i = 0; i < 10; i++) {
      signIn("ann", "wrong" + i);
      signIn("secret-typed-here", "wrong" + i);
    }
    assertThat(signIn("ann", "wonderful")).isEqualTo(429);
    JsonObject list = manager.get("/sign-in-limits").expect(200).json();
    assertThat(list.getInt("total")).isEqualTo(1);
    JsonObject limit = list.getJsonArray("items").getJsonObject(0);
    assertThat(limit.getString("door")).isEqualTo("phone");
    assertThat(limit.getString("organization")).isEqualTo(cloudId);
    assertThat(limit.getString("username")).isEqualTo("ann");
    assertThat(limit.getString("address")).isNotEmpty();
    assertThat(limit.getString("since")).isLessThanOrEqualTo(limit.getString("until"));
    assertThat(operator.get("/sign-in-limits?limit=1000").expect(200).text())
        .doesNotContain("secret-typed-here");
    assertThat(operator.get("/sign-in-limits?organization=" + cloudId).ids()).hasSize(1);
    String other = newName();
    operator
        .put(
            "/administrators/" + other,
            TestAdministrators.json("manager", TestAdministrators.organization()))
        .expect(201);
    Api stranger = Api.as(other, PASSWORD);
    String path = "/sign-in-limits/" + limit.getString("id");
    assertThat(stranger.get("/sign-in-limits").text()).doesNotContain(cloudId);
    stranger.get("/sign-in-limits?organization=" + cloudId).problem(404, "not-found");
    stranger.delete(path).problem(404, "not-found");
    manager.delete(path).expect(204);
    assertThat(manager.get("/sign-in-limits").ids()).isEmpty();
    assertThat(signIn("ann", "wonderful")).isEqualTo(200);
    JsonObject told = newest(manager, "&subscriber=ann&action=delete");
    assertThat(told.getString("sentence"))
        .contains(" lifted the limit of sign-ins of ann (" + cloudId + ") from ");
    assertThat(told.getBoolean("undoable")).isFalse();
    assertThat(told.getJsonObject("before").getInt("failures")).isGreaterThanOrEqualTo(10);
  }

  private JsonObject newest(Api who, String filter) {
    return who.get("/audit?organization=" + cloudId + "&limit=1" + filter)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getJsonObject(0);
  }

  @Test
  void aManagerSeesTheOwnAdministratorsWhoWait() {
    String eve = newName();
    operator.put("/administrators/" + eve, TestAdministrators.json("reader", cloudId)).expect(201);
    for (int i = 0; i < 10; i++) {
      Api.as(eve, "wrong" + i).get("/me").problem(401, "unauthenticated");
    }
    JsonObject limit =
        manager
            .get("/sign-in-limits?username=" + eve)
            .expect(200)
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(limit.getString("username")).isEqualTo(eve);
    assertThat(limit.isNull("organization")).isTrue();
    manager.delete("/sign-in-limits/" + limit.getString("id")).expect(204);
    JsonObject told = newest(manager, "&kind=sign-in-limit");
    assertThat(told.getString("target")).isEqualTo("sign-in-limits/" + limit.getString("id"));
    assertThat(told.getString("sentence")).contains("lifted the limit of sign-ins of " + eve);
    Api.as(eve, PASSWORD).get("/me").expect(200);
  }

  @Test
  void anOperatorAllowsAnOffice() {
    String office = "{\"allowedAddresses\": [\"192.0.2.7\", \"2001:db8::/48\"]}";
    manager.merge(acme, office).problem(403, "forbidden");
    operator.merge(acme, office).expect(200);
    assertThat(manager.get(acme).json().getJsonArray("allowedAddresses")).hasSize(2);
    manager.merge(acme, office).expect(200);
    operator.merge(acme, "{\"allowedAddresses\": [\"0.0.0.0/0\"]}").problem(400, "invalid-value");
    operator.merge(acme, "{\"allowedAddresses\": [\"office\"]}").problem(400, "invalid-value");
    assertThat(
            operator
                .merge(acme, "{\"allowedAddresses\": null}")
                .json()
                .getJsonArray("allowedAddresses"))
        .isEmpty();
  }
}
