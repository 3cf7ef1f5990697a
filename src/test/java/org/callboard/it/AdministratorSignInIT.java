package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.newName;
import static org.callboard.it.TestAdministrators.operator;
import static org.callboard.it.TestAdministrators.token;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** Who gets in at the administrators' door, and who has to wait. */
class AdministratorSignInIT extends DeployedCallboard {

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
    assertThat(limits.text()).contains("\"door\":\"administrator\"");
    JsonObject limit = limits.json().getJsonArray("items").getJsonObject(0);
    assertThat(limit.getString("username")).isEqualTo(name);
    assertThat(limit.getString("since")).isLessThanOrEqualTo(limit.getString("until"));
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
}
