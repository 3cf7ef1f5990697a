package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.Test;

/** Who may sign in at the administrators' door, and who may make whom. */
class AdministratorsIT extends DeployedCallboard {

  private static final String PASSWORD = "a long password";
  private static final String ADMIN_PASSWORD = "callboard.test.admin.password";

  // --- signing in ------------------------------------------------------------------------------

  @Test
  void theFirstAdministratorIsAnOperator() {
    assertThat(Api.operator().get("/administrators/admin").expect(200).json())
        .containsEntry("id", Json.createValue("admin"))
        .containsEntry("role", Json.createValue("operator"))
        .containsEntry("organization", JsonValue.NULL)
        .containsEntry("enabled", JsonValue.TRUE);
  }

  @Test
  void passwordsAreExactWhateverTheirCharacters() {
    for (String password :
        List.of(
            ":a:b:c:d:e:f:",
            "Gr\u00fc\u00dfe \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627",
            "  some spaces  ")) {
      String name = newName();
      operator(name, password);
      Api.as(name, password).get("/tokens").expect(200);
      Api.as(name.toUpperCase(), password).get("/tokens").expect(200);
      Api.as(name, password + " ").get("/tokens").problem(401, "unauthenticated");
      Api.as(name, password.toUpperCase() + "x").get("/tokens").problem(401, "unauthenticated");
    }
  }

  @Test
  void whoCannotBeRecognizedIsAskedToSignIn() {
    String name = newName();
    operator(name, PASSWORD);
    List<Reply> refusals =
        Stream.of(
                Api.anonymous(),
                Api.as(name, "wrong"),
                Api.as("nobody at all", PASSWORD),
                Api.as("", ""),
                Api.bearer("cb_" + "A".repeat(43)),
                Api.bearer("x"),
                Api.anonymous().with("Authorization", "Basic !!"),
                Api.anonymous().with("Authorization", "Digest x"))
            .map(caller -> caller.get("/administrators"))
            .toList();
    assertThat(refusals)
        .allSatisfy(reply -> reply.problem(401, "unauthenticated"))
        .allSatisfy(
            reply ->
                assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Basic realm=\"Callboard\", charset=\"UTF-8\""))
        .allSatisfy(reply -> assertThat(reply.header("Cache-Control")).contains("no-store"));
    assertThat(refusals.get(1).text()).isEqualTo(refusals.get(2).text());
    Api.anonymous().get("/no/such/path").problem(401, "unauthenticated");
    Api.anonymous().delete("/administrators/admin").problem(401, "unauthenticated");
  }

  @Test
  void aPhonesPasswordOpensNothingHere() {
    Api.as("johndow", "12345678").get("/administrators").problem(401, "unauthenticated");
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnAccountIsDisabled() {
    String name = newName();
    operator(name, PASSWORD);
    Api eve = Api.as(name, PASSWORD);
    String token = token(eve);
    eve.get("/tokens").expect(200);
    Api.operator()
        .put("/administrators/" + name, "{\"role\":\"operator\",\"enabled\":false}")
        .expect(200);
    eve.delete("/administrators/x").problem(403, "forbidden");
    Api.bearer(token).delete("/administrators/x").problem(403, "forbidden");
    Api.as(name, "wrong").get("/tokens").problem(401, "unauthenticated");
  }

  @Test
  void guessingIsSlowedDownButWhoIsRecognizedGoesOn() {
    String name = newName();
    operator(name, PASSWORD);
    Api eve = Api.as(name, PASSWORD);
    String token = token(eve);
    for (int i = 0; i < 10; i++) {
      Api.as(name, "wrong" + i).get("/tokens").problem(401, "unauthenticated");
    }
    Reply refused = Api.as(name, "wrong").get("/tokens").problem(429, "too-many-attempts");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    eve.get("/tokens").expect(200);
    Api.bearer(token).get("/tokens").expect(200);
  }

  @Test
  void anOperatorSeesWhoHasToWaitAndLiftsIt() {
    String name = newName();
    operator(name, PASSWORD);
    for (int i = 0; i < 10; i++) {
      Api.as(name, "wrong" + i).get("/tokens").problem(401, "unauthenticated");
    }
    String path = "/sign-in-limits?username=" + name;
    Reply limits = Api.operator().get(path).expect(200);
    assertThat(limits.text()).contains("\"door\":\"administrator\"").doesNotContain(name);
    String id = limits.ids().get(0);
    Api.as(name, PASSWORD).get("/tokens").problem(429, "too-many-attempts");
    Api.operator().delete("/sign-in-limits/" + id).expect(204);
    Api.operator().delete("/sign-in-limits/" + id).problem(404, "not-found");
    assertThat(Api.operator().get(path).expect(200).ids()).isEmpty();
    Api.as(name, PASSWORD).get("/sign-in-limits").expect(200);
    Api.operator()
        .get("/sign-in-limits?username=x&organization=!")
        .problem(400, "invalid-parameter");
  }

  @Test
  void whoGuessesKeepsNoAdministratorFromSigningInElsewhere() {
    String name = newName();
    operator(name, PASSWORD);
    for (int i = 0; i < 10; i++) {
      Api stranger = Api.as(name, "wrong" + i).with("X-Forwarded-For", "192.0.2.7");
      stranger.get("/tokens").problem(401, "unauthenticated");
    }
    Api.as(name, PASSWORD).with("X-Forwarded-For", "198.51.100.1").get("/tokens").expect(200);
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

  // --- tokens ----------------------------------------------------------------------------------

  @Test
  void aTokenIsShownOnceAndWorksUntilItIsRevoked() {
    String name = newName();
    operator(name, PASSWORD);
    Api eve = Api.as(name, PASSWORD);
    Reply created = eve.post("/tokens", "{\"name\":\"backup script\"}").expect(201);
    String secret = created.json().getString("token");
    String id = created.json().getString("id");
    assertThat(secret).matches("cb_[A-Za-z0-9_-]{43}").doesNotContain(id);
    assertThat(created.header("Location")).endsWith("/api/v1/tokens/" + id);
    assertThat(Instant.parse(created.json().getString("expires")))
        .isBetween(
            Instant.now().plus(89, ChronoUnit.DAYS), Instant.now().plus(91, ChronoUnit.DAYS));
    Reply list = Api.bearer(secret).get("/tokens").expect(200);
    assertThat(list.ids()).containsExactly(id);
    assertThat(list.text()).contains("backup script").doesNotContain(secret);
    eve.delete("/tokens/" + id).expect(204);
    Api.bearer(secret).get("/tokens").problem(401, "unauthenticated");
    eve.delete("/tokens/" + id).problem(404, "not-found");
  }

  @Test
  void aTokenEnds() {
    String name = newName();
    operator(name, PASSWORD);
    Api eve = Api.as(name, PASSWORD);
    String end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS).toString();
    Reply created = eve.post("/tokens", "{\"name\":\"x\",\"expires\":\"" + end + "\"}").expect(201);
    assertThat(created.json().getString("expires")).isEqualTo(end);
    Api caller = Api.bearer(created.json().getString("token"));
    caller.get("/tokens").expect(200);
    Waiting.await("the end", () -> caller.get("/tokens").status() == 401);
    assertThat(eve.get("/tokens").ids()).isEmpty();
  }

  @Test
  void aNewPasswordEndsTheTokens() {
    String name = newName();
    operator(name, PASSWORD);
    String token = token(Api.as(name, PASSWORD));
    Api.operator()
        .put("/administrators/" + name, "{\"role\":\"operator\",\"password\":\"another good one\"}")
        .expect(200);
    Api.bearer(token).get("/tokens").problem(401, "unauthenticated");
    Api.as(name, PASSWORD).get("/tokens").problem(401, "unauthenticated");
    Api.as(name, "another good one").get("/tokens").expect(200);
  }

  @Test
  void aTokenCannotOutgrowItself() {
    String name = newName();
    operator(name, PASSWORD);
    Api eve = Api.as(name, PASSWORD);
    JsonObject made = eve.post("/tokens", "{\"name\":\"day\",\"days\":1}").expect(201).json();
    Api program = Api.bearer(made.getString("token"));
    assertThat(
            program
                .post("/tokens", "{\"name\":\"year\",\"days\":366}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("expires");
    JsonObject child = program.post("/tokens", "{\"name\":\"child\"}").expect(201).json();
    assertThat(child.getString("expires")).isEqualTo(made.getString("expires"));
    String path = "/administrators/" + name;
    program
        .put(path, "{\"role\":\"operator\",\"password\":\"another good one\"}")
        .problem(403, "forbidden");
    program.put("/administrators/" + newName(), json("operator", null)).problem(403, "forbidden");
    program.delete(path).problem(403, "forbidden");
    program.get(path).expect(200);
    eve.delete("/tokens/" + made.getString("id")).expect(204);
    Api.bearer(child.getString("token")).get("/tokens").problem(401, "unauthenticated");
  }

  @Test
  void allThatIsWrongWithATokenIsToldAtOnce() {
    Api operator = Api.operator();
    assertThat(
            operator
                .post("/tokens", "{\"days\":1000,\"more\":1}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("name", "days", "more");
    assertThat(
            Stream.of(
                    "\"yesterday\"",
                    "\"2020-01-01T00:00:00Z\"",
                    "\"+999999999-01-01T00:00:00Z\"",
                    "1")
                .map(end -> operator.post("/tokens", "{\"name\":\"x\",\"expires\":" + end + "}"))
                .map(reply -> reply.problem(400, "invalid-value").invalidFields()))
        .containsOnly(List.of("expires"));
  }

  @Test
  void nobodySeesOrRevokesTheTokensOfOthers() {
    String name = newName();
    operator(name, PASSWORD);
    Reply created = Api.operator().post("/tokens", "{\"name\":\"mine\"}").expect(201);
    Api eve = Api.as(name, PASSWORD);
    assertThat(eve.get("/tokens").ids()).isEmpty();
    eve.delete("/tokens/" + created.json().getString("id")).problem(404, "not-found");
    Api.bearer(created.json().getString("token")).get("/tokens").expect(200);
    Api.operator().delete("/tokens/" + created.json().getString("id")).expect(204);
  }

  // --- operators and managers ------------------------------------------------------------------

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
    manager.put(colleague, "{\"role\":\"manager\"}").problem(403, "forbidden");
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

  // --- the record ------------------------------------------------------------------------------

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

  // --- everything is a problem -----------------------------------------------------------------

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
      Answer answer =
          Http.get(path, "Authorization", Http.basic("admin", System.getProperty(ADMIN_PASSWORD)));
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
    String commandLine = "callboard.admin.password=" + System.getProperty(ADMIN_PASSWORD);
    assertThat(ServerLog.text().replace(commandLine, "")) // WildFly writes down its own
        .doesNotContain("-Secret-58")
        .doesNotContain(Http.basic(name, "strong-Secret-5811").substring(6))
        .doesNotContain(token)
        .doesNotContain(System.getProperty(ADMIN_PASSWORD));
  }

  // --- what tests need ---------------------------------------------------------------------------

  private static String newName() {
    return TestData.newCloudId().toLowerCase();
  }

  private static String organization() {
    String cloudId = TestData.newCloudId();
    TestData.organization(cloudId);
    return cloudId;
  }

  private static void operator(String name, String password) {
    JsonObject json =
        Json.createObjectBuilder().add("role", "operator").add("password", password).build();
    Api.operator().put("/administrators/" + name, json).expect(201);
  }

  private static String manager(String cloudId) {
    String name = newName();
    Api.operator().put("/administrators/" + name, json("manager", cloudId)).expect(201);
    return name;
  }

  private static String json(String role, String cloudId) {
    String organization = cloudId == null ? "" : ",\"organization\":\"" + cloudId + "\"";
    return "{\"role\":\"" + role + "\",\"password\":\"" + PASSWORD + "\"" + organization + "}";
  }

  private static String token(Api caller) {
    return caller.post("/tokens", "{\"name\":\"x\"}").expect(201).json().getString("token");
  }

  private static List<String> operators() {
    List<String> names = new ArrayList<>();
    for (JsonObject item :
        Api.operator()
            .get("/administrators?limit=1000")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)) {
      if (item.getString("role").equals("operator")) {
        names.add(item.getString("id"));
      }
    }
    return names;
  }
}
