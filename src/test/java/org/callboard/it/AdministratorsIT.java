package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.json;
import static org.callboard.it.TestAdministrators.manager;
import static org.callboard.it.TestAdministrators.newName;
import static org.callboard.it.TestAdministrators.operator;
import static org.callboard.it.TestAdministrators.operators;
import static org.callboard.it.TestAdministrators.organization;
import static org.callboard.it.TestAdministrators.token;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.Test;

/** Who may make and end whom at the administrators' door, and how it refuses. */
class AdministratorsIT extends DeployedCallboard {

  @Test
  void anAdministratorIsCreatedReplacedAndDeleted() {
    String name = newName();
    String path = "/administrators/" + name;
    String json = "{\"role\":\"operator\",\"password\":\"" + PASSWORD + "\"}";
    Reply created = Api.operator().put(path, json).expect(201);
    assertThat(created.header("Location")).endsWith("/api/v1" + path);
    assertThat(created.text()).doesNotContain("assword");
    Reply read = Api.operator().get(path).expect(200);
    assertThat(read.etag()).isEqualTo(created.etag());
    Api.operator().with("If-None-Match", read.etag()).get(path).expect(304);
    Api.operator().put(path, read.text()).expect(200);
    Api.as(name, PASSWORD).get("/tokens").expect(200);
    Api.operator().with("If-None-Match", "*").put(path, json).problem(412, "changed-meanwhile");
    Api.operator().ifMatch("\"other\"").delete(path).problem(412, "changed-meanwhile");
    Api.operator().ifMatch(read.etag()).delete(path).expect(204);
    Api.operator().get(path).problem(404, "not-found");
    Api.operator().delete(path).problem(404, "not-found");
    Api.as(name, PASSWORD).get("/tokens").problem(401, "unauthenticated");
  }

  @Test
  void namesMayHaveAnyCharacters() {
    for (String name : List.of("50% ann@example.com", "\uD83D\uDE00 eve", "a+b;c?d#e", "x/y")) {
      String unique = name + newName();
      String path = "/administrators/" + Api.segment(unique);
      Api.operator()
          .put(path, "{\"role\":\"operator\",\"password\":\"" + PASSWORD + "\"}")
          .expect(201);
      assertThat(Api.operator().get(path).expect(200).json().getString("id")).isEqualTo(unique);
      Api.operator().delete(path).expect(204);
    }
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    String path = "/administrators/" + newName();
    assertThat(
            Api.operator()
                .put(
                    path,
                    "{\"id\":\"other\",\"role\":\"king\",\"enabled\":\"yes\",\"password\":\"short\","
                        + "\"hash\":1}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("id", "role", "enabled", "password", "hash");
    assertThat(invalid(path, "{\"role\":\"operator\"}")).containsExactly("password");
    assertThat(invalid(path, "{\"role\":\"manager\"}")).containsExactly("organization");
    assertThat(invalid(path, "{}")).containsExactly("role");
    assertThat(
            invalid(
                path,
                "{\"role\":\"manager\",\"organization\":\"NOSUCH\",\"password\":\"a long password\"}"))
        .containsExactly("organization");
    assertThat(
            invalid(
                path,
                "{\"role\":\"operator\",\"organization\":\"EXAMPLE\",\"password\":\"a long password\"}"))
        .containsExactly("organization");
  }

  private static List<String> invalid(String path, String json) {
    return Api.operator().put(path, json).problem(400, "invalid-value").invalidFields();
  }

  @Test
  void aManagerSeesAndMakesOnlyManagersOfTheOwnOrganization() {
    String cloudId = organization();
    String otherCloudId = organization();
    String other = manager(otherCloudId);
    String eve = manager(cloudId);
    Api manager = Api.as(eve, PASSWORD);
    assertThat(manager.get("/administrators").expect(200).ids()).containsExactly(eve);
    for (String hidden : List.of("admin", other, "nobody at all")) {
      String path = "/administrators/" + Api.segment(hidden);
      assertThat(manager.get(path).problem(404, "not-found").text())
          .isEqualTo(manager.get("/administrators/nobody").text());
      assertThat(manager.delete(path).problem(404, "not-found").text())
          .isEqualTo(manager.delete("/administrators/nobody").text());
      assertThat(manager.put(path, "{\"role\":\"manager\"}").problem(400, "invalid-value").text())
          .isEqualTo(manager.put("/administrators/nobody", "{\"role\":\"manager\"}").text());
    }
    String name = newName();
    manager.put("/administrators/" + name, json("operator", null)).problem(403, "forbidden");
    manager
        .put("/administrators/" + name, json("manager", otherCloudId))
        .problem(400, "invalid-value");
    manager.put("/administrators/" + eve, "{\"role\":\"operator\"}").problem(403, "forbidden");
    manager.put("/administrators/" + name, json("manager", null)).expect(201);
    assertThat(manager.get("/administrators/" + name).json().getString("organization"))
        .isEqualTo(cloudId);
    manager.put("/administrators/" + other, json("manager", cloudId)).problem(409, "conflict");
    Api.as(other, PASSWORD).get("/administrators").expect(200);
    manager.delete("/administrators/" + name).expect(204);
  }

  @Test
  void aManagerDoesNotUndoWhatAnOperatorHasDecided() {
    String cloudId = organization();
    Api manager = Api.as(manager(cloudId), PASSWORD);
    String path = "/organizations/" + cloudId;
    Api.operator().put(path, "{\"name\":\"A\",\"enabled\":false}").expect(200);
    manager.put(path, "{\"name\":\"A\",\"enabled\":true}").problem(403, "forbidden");
    JsonObject kept = manager.put(path, "{\"name\":\"B\"}").expect(200).json();
    assertThat(kept.getBoolean("enabled")).isFalse();
    manager.put(path, kept.toString()).expect(200);
    Reply imported =
        manager
            .post(
                path + "/import?onConflict=update",
                "{\"organization\":{\"name\":\"C\",\"enabled\":true}}")
            .problem(400, "import-failed");
    assertThat(imported.text()).contains("Only an operator may enable");
    assertThat(manager.get(path).json()).isEqualTo(kept);
    String colleague = "/administrators/" + manager(cloudId);
    Api.operator()
        .put(
            colleague,
            "{\"role\":\"manager\",\"organization\":\"" + cloudId + "\",\"enabled\":false}")
        .expect(200);
    JsonObject disabled = manager.get(colleague).json();
    assertThat(disabled.getBoolean("disabledByOperator")).isTrue();
    manager.put(colleague, "{\"role\":\"manager\",\"enabled\":true}").problem(403, "forbidden");
    manager.delete(colleague).problem(403, "forbidden");
    manager.put(colleague, disabled.toString()).expect(200);
  }

  @Test
  void theManagersOfADeletedOrganizationAreNobody() {
    String cloudId = organization();
    Api manager = Api.as(manager(cloudId), PASSWORD);
    manager.get("/tokens").expect(200);
    TestData.sql("DELETE FROM organization WHERE cloud_id = ?", cloudId);
    manager.get("/tokens").problem(401, "unauthenticated");
  }

  @Test
  void theLastOperatorStays() {
    for (String name : operators()) {
      if (!name.equals("admin")) {
        Api.operator().delete("/administrators/" + Api.segment(name)).expect(204);
      }
    }
    Api operator = Api.operator();
    operator.delete("/administrators/admin").problem(409, "conflict");
    operator
        .put("/administrators/admin", "{\"role\":\"operator\",\"enabled\":false}")
        .problem(409, "conflict");
    operator
        .put("/administrators/admin", "{\"role\":\"manager\",\"organization\":\"EXAMPLE\"}")
        .problem(409, "conflict");
    String disabled = newName();
    operator
        .put(
            "/administrators/" + disabled,
            "{\"role\":\"operator\",\"enabled\":false,\"password\":\"" + PASSWORD + "\"}")
        .expect(201);
    operator.delete("/administrators/admin").problem(409, "conflict");
    operator.put("/administrators/admin", "{\"role\":\"operator\"}").expect(200);
    operator.delete("/administrators/" + disabled).expect(204);
  }

  /** Each would leave the other one, if they did not wait for each other. */
  @Test
  void ofTwoOperatorsWhoRemoveEachOtherOneStays() throws Exception {
    String name = newName();
    operator(name, PASSWORD);
    Api.as(name, PASSWORD).get("/tokens").expect(200);
    TestData.sql(
        "UPDATE administrator SET enabled = FALSE WHERE role = 'OPERATOR' AND username NOT IN"
            + " ('admin', ?)",
        name);
    List<Api> callers = List.of(Api.operator(), Api.as(name, PASSWORD));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        List<Future<Integer>> statuses =
            both.invokeAll(
                List.of(disable(callers.get(0), name), disable(callers.get(1), "admin")));
        // Who comes second is the last one, or disabled already.
        assertThat(List.of(statuses.get(0).get(), statuses.get(1).get()))
            .containsOnlyOnce(200)
            .containsAnyOf(409, 403);
        assertThat(
                callers.stream()
                    .map(caller -> caller.delete("/administrators/no-such-name").status()))
            .containsExactlyInAnyOrder(404, 403);
        TestData.sql(
            "UPDATE administrator SET enabled = TRUE WHERE username IN ('admin', ?)", name);
      }
    } finally {
      both.shutdown();
      TestData.sql("UPDATE administrator SET enabled = TRUE WHERE username = 'admin'");
    }
  }

  private static Callable<Integer> disable(Api caller, String name) {
    return () ->
        caller.put("/administrators/" + name, "{\"role\":\"operator\",\"enabled\":false}").status();
  }

  @Test
  void whateverIsWrongWithARequestIsAProblem() {
    Api operator = Api.operator();
    operator.get("/nothing").problem(404, "not-found");
    operator.get("/").problem(404, "not-found");
    operator.get("/tokens/x/y").problem(404, "not-found");
    Reply notAllowed = operator.put("/tokens", "{}").problem(405, "method-not-allowed");
    assertThat(notAllowed.header("Allow")).contains("POST");
    assertThat(Http.send("TRACE", Api.ROOT + "/tokens", BodyPublishers.noBody()).status())
        .describedAs("Grizzly refuses it by itself")
        .isEqualTo(405);
    operator.accept("image/png").get("/tokens").problem(406, "not-acceptable");
    operator.post("/tokens", "text/plain", "x").problem(415, "unsupported-media-type");
    for (String body :
        List.of("", "{", "[]", "null", "{\"name\":[", "{\"name\":\"a\",\"name\":\"b\"}", "{}{}")) {
      operator.post("/tokens", body).problem(400, "malformed-body");
    }
    operator.post("/tokens", "[".repeat(100_000)).problem(400, "malformed-body");
    operator.post("/tokens", " ".repeat(1024 * 1024 + 1)).problem(413, "too-large");
    operator.ifMatch("no tag").put("/administrators/x", "{}").problem(400, "invalid-parameter");
    for (String path : List.of("/api", "/api/", "/api/v2/x", "/api/v1")) {
      Answer answer = Http.get(path, "Authorization", Http.basic("admin", TestRun.adminPassword()));
      assertThat(answer.status()).describedAs(path).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void anotherSitesPageCannotEdit() {
    Api.operator()
        .with("Sec-Fetch-Site", "cross-site")
        .post("/tokens", "{\"name\":\"x\"}")
        .problem(403, "forbidden");
  }

  @Test
  void noLogHasAPasswordOrAToken() {
    String name = newName();
    operator(name, "strong-Secret-5811");
    Api eve = Api.as(name, "strong-Secret-5811");
    String token = token(eve);
    Api.bearer(token).get("/administrators").expect(200);
    Api.bearer(token + "x").get("/administrators").expect(401);
    Api.as(name, "bad-Secret-5812").get("/administrators").expect(401);
    eve.put("/administrators/" + name, "{\"password\":\"bad-Secret-5813\",\"x\":1}").expect(400);
    Waiting.untilLogged(Api.ROOT + "/");
    String commandLine = "callboard.admin.password=" + TestRun.adminPassword();
    assertThat(ServerLog.text().replace(commandLine, "")) // WildFly writes down its own
        .doesNotContain("-Secret-58")
        .doesNotContain(Http.basic(name, "strong-Secret-5811").substring(6))
        .doesNotContain(token)
        .doesNotContain(TestRun.adminPassword());
  }
}
