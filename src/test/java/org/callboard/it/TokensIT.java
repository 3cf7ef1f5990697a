package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.json;
import static org.callboard.it.TestAdministrators.newName;
import static org.callboard.it.TestAdministrators.operator;
import static org.callboard.it.TestAdministrators.token;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** API tokens: what they open, and when they end. */
class TokensIT extends DeployedCallboard {

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
}
