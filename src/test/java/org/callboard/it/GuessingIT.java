package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Iterator;
import java.util.Map.Entry;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.ApiContract;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager who tries what is not his business, request by request of the contract. */
class GuessingIT extends DeployedCallboard {

  private static final String PASSWORD = "a very long password";

  private final Api operator = Api.operator();
  private String own;
  private String other;
  private Api manager;

  @BeforeEach
  void makeTwoOrganizationsAndAManagerOfOne() {
    own = TestData.newCloudId();
    other = TestData.newCloudId();
    for (String cloudId : new String[] {own, other}) {
      String path = "/organizations/" + cloudId;
      operator.put(path, "{\"name\": \"" + cloudId + "\"}").expect(201);
      operator.put(path + "/groups/sales", "{}").expect(201);
      operator.put(path + "/subscribers/ann", "{\"groups\": [\"sales\"]}").expect(201);
      for (String layer : new String[] {"", "/draft", "/groups/sales", "/subscribers/ann"}) {
        operator
            .put(
                path + layer + "/quick-dial/item",
                "{\"displayName\": \"Secret of " + cloudId + "\", \"uri\": \"1\"}")
            .expect(201);
        operator.put(path + layer + "/dial-actions/action", "{\"nodes\": []}").expect(201);
        operator
            .put(path + layer + "/account-settings/host", "{\"value\": \"sip.example.com\"}")
            .expect(201);
      }
      operator
          .put(
              "/administrators/manager-" + cloudId,
              "{\"role\": \"manager\", \"organization\": \""
                  + cloudId
                  + "\", \"password\": \""
                  + PASSWORD
                  + "\"}")
          .expect(201);
    }
    manager = Api.as("manager-" + own, PASSWORD);
  }

  /** Sends each documented request below one organization. */
  private interface Probe {
    void request(String method, String below, String contentType, String body);
  }

  private static void eachRequest(Probe probe) {
    JsonNode paths = ApiContract.checkedIn().document().path("paths");
    String root = "/organizations/{cloudId}";
    for (Iterator<Entry<String, JsonNode>> all = paths.fields(); all.hasNext(); ) {
      Entry<String, JsonNode> path = all.next();
      if (!path.getKey().startsWith(root)) {
        continue;
      }
      String below =
          path.getKey()
              .substring(root.length())
              .replace("{itemId}", "item")
              .replace("{actionId}", "action")
              .replace("{setting}", "host")
              .replace("{name}", "sales")
              .replace("{username}", "ann")
              .replace("{kind}", "quickDialItem")
              .replace("{id}", "job");
      for (Iterator<Entry<String, JsonNode>> it = path.getValue().fields(); it.hasNext(); ) {
        Entry<String, JsonNode> operation = it.next();
        if (operation.getKey().equals("parameters")) {
          continue;
        }
        JsonNode content = operation.getValue().at("/requestBody/content");
        String type = content.isMissingNode() ? "" : content.fieldNames().next();
        String example =
            content.path(type).path("example").isTextual()
                ? content.path(type).path("example").asText()
                : content.path(type).path("example").toString();
        probe.request(operation.getKey().toUpperCase(), below, type, type.isEmpty() ? "" : example);
      }
    }
  }

  private static Reply send(Api who, String method, String path, String type, String body) {
    Api typed = type.isEmpty() ? who : who.with("Content-Type", type);
    return typed.send(
        method, path, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  @Test
  void anotherOrganizationLooksLikeOneThatDoesNotExist() {
    String nowhere = TestData.newCloudId();
    int[] requests = {0};
    eachRequest(
        (method, below, type, body) -> {
          String tail = below + (method.equals("DELETE") && below.isEmpty() ? "?confirm=X" : "");
          Reply there = send(manager, method, "/organizations/" + other + tail, type, body);
          Reply nothing = send(manager, method, "/organizations/" + nowhere + tail, type, body);
          assertThat(there.status())
              .describedAs(method + " " + below + " " + there.answer())
              .isIn(403, 404);
          assertThat(there.text().replace(other, "X"))
              .describedAs(method + " " + below)
              .isEqualTo(nothing.text().replace(nowhere, "X"));
          assertThat(there.status()).isEqualTo(nothing.status());
          requests[0]++;
        });
    assertThat(requests[0]).isGreaterThan(70);
    assertThat(operator.get("/organizations/" + other + "/quick-dial").text())
        .contains("Secret of " + other);
  }

  @Test
  void everyRequestNeedsCredentials() {
    eachRequest(
        (method, below, type, body) ->
            send(Api.anonymous(), method, "/organizations/" + own + below, type, body)
                .problem(401, "unauthenticated"));
    for (String path : new String[] {"/organizations", "/administrators", "/tokens", "/audit"}) {
      Api.anonymous().get(path).problem(401, "unauthenticated");
    }
  }

  @Test
  void listsShowTheOwnOnly() {
    assertThat(manager.get("/organizations").expect(200).ids()).containsExactly(own);
    assertThat(manager.get("/administrators").expect(200).ids()).containsExactly("manager-" + own);
    assertThat(manager.get("/audit").expect(200).text()).doesNotContain(other);
    manager.get("/audit?organization=" + other).problem(404, "not-found");
    assertThat(manager.get("/audit?administrator=manager-" + other).expect(200).text())
        .doesNotContain(other);
    manager.get("/administrators/manager-" + other).problem(404, "not-found");
    manager.get("/administrators/admin").problem(404, "not-found");
  }

  @Test
  void theServerIsTheOperators() {
    String fresh = TestData.newCloudId();
    manager.put("/organizations/" + fresh, "{\"name\": \"x\"}").expect(403, 404);
    manager.delete("/organizations/" + own + "?confirm=" + own).problem(403, "forbidden");
    assertThat(manager.get("/sign-in-limits").expect(200).ids()).isEmpty();
    manager.delete("/sign-in-limits/x").problem(404, "not-found");
    manager
        .put("/administrators/boss", "{\"role\": \"operator\", \"password\": \"" + PASSWORD + "\"}")
        .problem(403, "forbidden");
    manager
        .put("/administrators/manager-" + own, "{\"role\": \"operator\"}")
        .problem(403, "forbidden");
    Reply foreign =
        manager.put(
            "/administrators/spy",
            "{\"role\": \"manager\", \"organization\": \""
                + other
                + "\", \"password\": \""
                + PASSWORD
                + "\"}");
    Reply nowhere =
        manager.put(
            "/administrators/spy",
            "{\"role\": \"manager\", \"organization\": \""
                + fresh
                + "\", \"password\": \""
                + PASSWORD
                + "\"}");
    assertThat(foreign.status()).isEqualTo(nowhere.status()).isBetween(400, 409);
    assertThat(foreign.text().replace(other, fresh)).isEqualTo(nowhere.text());
    operator.get("/administrators/spy").problem(404, "not-found");
  }

  @Test
  void tokensAreTheOwnOnly() {
    String secret =
        manager.post("/tokens", "{\"name\": \"mine\"}").expect(201).json().getString("token");
    String id = manager.get("/tokens").expect(200).ids().get(0);
    Api spy = Api.as("manager-" + other, PASSWORD);
    Reply foreign = spy.delete("/tokens/" + id).problem(404, "not-found");
    Reply nothing = spy.delete("/tokens/" + "x".repeat(id.length())).problem(404, "not-found");
    assertThat(foreign.text()).isEqualTo(nothing.text());
    assertThat(Api.bearer(secret).get("/organizations").expect(200).ids()).containsExactly(own);
    Api.bearer(secret.substring(0, secret.length() - 1) + "!").get("/organizations").expect(401);
    Api.bearer(id).get("/organizations").problem(401, "unauthenticated");
    Api.bearer("").get("/organizations").problem(401, "unauthenticated");
    Api.bearer("x".repeat(10_000)).get("/organizations").problem(401, "unauthenticated");
    manager.delete("/tokens/" + id).expect(204);
    Api.bearer(secret).get("/organizations").problem(401, "unauthenticated");
  }

  @Test
  void aManagerWhoIsDisabledOrMovedIsSoAtOnce() {
    manager.get("/organizations/" + own).expect(200);
    String secret =
        manager.post("/tokens", "{\"name\": \"mine\"}").expect(201).json().getString("token");
    String me = "/administrators/manager-" + own;
    operator.put(me, "{\"role\": \"manager\", \"organization\": \"" + other + "\"}").expect(200);
    manager.get("/organizations/" + own).problem(404, "not-found");
    manager.get("/organizations/" + other).expect(200);
    Api.bearer(secret).get("/organizations/" + own).expect(401, 404);
    operator
        .put(me, "{\"role\": \"manager\", \"organization\": \"" + other + "\", \"enabled\": false}")
        .expect(200);
    manager.get("/organizations/" + other).expect(401, 403);
    Api.bearer(secret).get("/organizations/" + other).expect(401, 403);
    operator.delete(me).expect(204);
    manager.get("/organizations/" + other).problem(401, "unauthenticated");
  }
}
