package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.organization;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The id by which a request, its answer, its lines in the log and its record are found together.
 */
class RequestIdIT extends DeployedCallboard {

  private static final String HEADER = "X-Request-Id";

  private final Api api = Api.operator();

  @Test
  void theIdThatACallerSendsIsThatOfTheAnswerAndOfTheRecord() {
    String cloudId = organization();
    String id = "Root=1-" + UUID.randomUUID();
    Reply made = api.with(HEADER, id).put("/organizations/" + cloudId + "/groups/x", "{}");
    assertThat(made.expect(201).header(HEADER)).isEqualTo(id);
    List<String> found =
        api.get("/audit?requestId=" + Api.segment(id))
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(entry -> entry.asJsonObject().getString("target"));
    assertThat(found).containsExactly("organizations/" + cloudId + "/groups/x");
  }

  @Test
  void aRequestWithoutAnIdGetsOneOfItsOwn() {
    String first = api.get("/me").expect(200).header(HEADER);
    assertThat(first).matches("[0-9a-f]{20}");
    assertThat(api.get("/me").expect(200).header(HEADER)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "{0}", "a\"b", "<script>", "a,b"})
  void anIdThatCouldBeMoreIsNotTakenOver(String id) {
    assertThat(api.with(HEADER, id).get("/me").header(HEADER)).matches("[0-9a-f]{20}");
  }

  @Test
  void everyRefusalHasIt() {
    String id = UUID.randomUUID().toString();
    for (Reply refused :
        List.of(
            api.with(HEADER, id).get("/organizations/NONE").problem(404, "not-found"),
            api.with(HEADER, id).get("/nothing").problem(404, "not-found"),
            api.with(HEADER, id).put("/organizations/X", "{").problem(400, "malformed-body"),
            Api.anonymous().with(HEADER, id).get("/me").problem(401, "unauthenticated"))) {
      assertThat(refused.header(HEADER)).isEqualTo(id);
    }
    assertThat(Http.get("/api", HEADER, id).header(HEADER)).isEqualTo(id);
    assertThat(Http.get("/provisioning/global", HEADER, id).header(HEADER)).isEqualTo(id);
    assertThat(Http.get("/no/door", HEADER, id).header(HEADER)).isEqualTo(id);
  }

  @Test
  void aStreamedAnswerHasIt() {
    String id = UUID.randomUUID().toString();
    String export = "/organizations/" + organization() + "/export";
    assertThat(api.with(HEADER, id).get(export).expect(200).header(HEADER)).isEqualTo(id);
  }

  /** Refusals of the tests before may have used up the lines of a minute, so it is tried again. */
  @Test
  void theLinesOfTheLogBeginWithIt() {
    String id = "log-" + UUID.randomUUID();
    String name = "nobody-" + UUID.randomUUID();
    String other = "log-" + UUID.randomUUID();
    Api guesser = Api.as(name, "wrong").with("X-Forwarded-For", "192.0.2.77");
    for (int i = 0; i < 12; i++) {
      Api.as(name, "wrong" + i).with("X-Forwarded-For", "192.0.2.77").with(HEADER, id).get("/me");
    }
    guesser.with(HEADER, other).get("/me").problem(429, "too-many-attempts");
    AtomicLong nextTry = new AtomicLong(System.nanoTime());
    Waiting.await(
        "the line of the log",
        Duration.ofSeconds(90),
        () -> {
          if (System.nanoTime() >= nextTry.get()) {
            nextTry.addAndGet(Duration.ofSeconds(3).toNanos());
            String again = "nobody-" + UUID.randomUUID();
            Api.as(again, "wrong").with(HEADER, id).get("/me").problem(401, "unauthenticated");
          }
          return ServerLog.contains("[" + id + "] ");
        });
    assertThat(ServerLog.contains("[" + id + "] [")).isFalse();
  }
}
