package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.Test;

/** Who is recognized, who is refused, and what nobody learns. */
class PhoneCredentialsIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";
  private static final String WRONG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          + "<error><message>The Cloud ID, username or password is wrong.</message></error>";

  @Test
  void passwordsAreExactWhateverTheirCharactersAndTheWayTheyCome() {
    String printable =
        IntStream.rangeClosed(0x20, 0x7e)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    List<String> passwords =
        List.of(
            printable,
            ":a:b:",
            "100%25+&=;",
            " leading and trailing ",
            "Grüße \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627 \uFFFF",
            "tab\tline\nend");
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    for (int i = 0; i < passwords.size(); i++) {
      String password = passwords.get(i);
      String username = "user" + i;
      // U+FFFF is the server's escape for U+0000 and stored doubled
      TestData.subscriber(organization, username, password.replace("\uFFFF", "\uFFFF\uFFFF"));
      Map<String, String> login = PhoneClient.login(cloudId, username, password);
      assertThat(
              List.of(
                  PhoneClient.get(login),
                  PhoneClient.postForm(login),
                  PhoneClient.postJson(login),
                  PhoneClient.basic(cloudId, username, password)))
          .describedAs(password)
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
      assertThat(
              Stream.of(password + " ", password + "\0", password.toUpperCase() + "x")
                  .map(other -> PhoneClient.postJson(PhoneClient.login(cloudId, username, other))))
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(403));
    }
  }

  @Test
  void usernamesAreUnicodeWithoutCaseAndOuterSpace() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(
        organization, "J\u00fcrgen Stra\u00dfe", "j\u00fcrgen strasse", TestData.hash(PASSWORD));
    assertThat(
            Stream.of(
                    "J\u00fcrgen Stra\u00dfe",
                    " j\u00dcRGEN sTRASSE\u3000",
                    "Ju\u0308rgen Strasse") // the accent as a character of its own
                .map(username -> PhoneClient.get(cloudId, username, PASSWORD).status()))
        .containsOnly(200);
    assertThat(PhoneClient.get(cloudId, "Jurgen Strasse", PASSWORD).status()).isEqualTo(403);
  }

  @Test
  void nobodyLearnsWhatExistsFromARefusal() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", PASSWORD);
    List<Answer> refusals =
        List.of(
            PhoneClient.get(cloudId, "ann", "wrong"),
            PhoneClient.get(cloudId, "nobody", PASSWORD),
            PhoneClient.get("NOSUCH", "ann", PASSWORD),
            PhoneClient.postForm(PhoneClient.login(cloudId, "ann", "wrong")),
            PhoneClient.basic("NOSUCH", "ann", PASSWORD));
    assertThat(refusals)
        .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(403))
        .allSatisfy(reply -> assertThat(reply.text()).isEqualTo(WRONG))
        .allSatisfy(reply -> assertThat(names(reply)).isEqualTo(names(refusals.get(0))));
  }

  private static List<String> names(Answer reply) {
    return reply.headers().map().keySet().stream()
        .map(String::toLowerCase)
        .filter(name -> !name.equals("date"))
        .sorted()
        .toList();
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnAccountIsDisabled() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    long ann = TestData.subscriber(organization, "ann", PASSWORD);
    TestData.sql("UPDATE subscriber SET enabled = FALSE WHERE id = ?", ann);
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).text()).contains("disabled");
    assertThat(PhoneClient.get(cloudId, "ann", "wrong").text()).isEqualTo(WRONG);
  }

  @Test
  void noLogHasAPassword() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    String good = "good-Secret-4711";
    TestData.subscriber(organization, "ann", good);
    assertThat(PhoneClient.get(cloudId, "ann", good).status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ann", "bad-Secret-4712").status()).isEqualTo(403);
    assertThat(PhoneClient.postForm(PhoneClient.login(cloudId, "ann", "bad-Secret-4713")).status())
        .isEqualTo(403);
    assertThat(PhoneClient.basic(cloudId, "ann", "bad-Secret-4714").status()).isEqualTo(403);
    assertThat(PhoneClient.get(Map.of("cloud_password", "bad-Secret-4715")).status())
        .isEqualTo(400);
    String basic = Base64.getEncoder().encodeToString("ann:bad-Secret-4714".getBytes());
    Waiting.untilLogged("/provisioning/");
    assertThat(ServerLog.text()).doesNotContain("-Secret-47").doesNotContain(basic);
  }

  // --- guessing --------------------------------------------------------------------------------

  /** A request that comes through a proxy which the server believes: the tests are one. */
  private static Answer from(String address, String cloudId, String username, String password) {
    return PhoneClient.get(
        PhoneClient.login(cloudId, username, password), "X-Forwarded-For", address);
  }

  @Test
  void guessesAreSlowedDownWhomeverTheyNameAndWhoIsRecognizedGoesOn() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", PASSWORD);
    assertThat(from("192.0.2.7", cloudId, "ann", PASSWORD).status()).isEqualTo(200);
    List<Answer> refusals = new ArrayList<>();
    for (String username : List.of("ann", "nobody")) {
      for (int i = 0; i < 10; i++) {
        assertThat(from("192.0.2.7", cloudId, username, "wrong" + i).text()).isEqualTo(WRONG);
      }
      refusals.add(from("192.0.2.7", cloudId, username, "wrong"));
    }
    assertThat(refusals)
        .allSatisfy(refusal -> assertThat(refusal.status()).isEqualTo(429))
        .allSatisfy(refusal -> assertThat(refusal.header("Retry-After")).matches("[1-9]\\d*"))
        .allSatisfy(
            refusal -> assertThat(refusal.header("Content-Type")).contains("application/xml"))
        .allSatisfy(refusal -> assertThat(refusal.text()).contains("<error><message>There were"))
        .allSatisfy(refusal -> assertThat(refusal.text()).isEqualTo(refusals.get(0).text()));
    assertThat(from("192.0.2.7", cloudId, "ann", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void whoGuessesKeepsNobodyElseFromSigningIn() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", PASSWORD);
    TestData.subscriber(organization, "bob", PASSWORD);
    for (int i = 0; i < 10; i++) {
      assertThat(from("192.0.2.7", cloudId, "ann", "wrong" + i).status()).isEqualTo(403);
    }
    assertThat(from("192.0.2.7", cloudId, "ann", PASSWORD).status()).isEqualTo(429);
    assertThat(from("192.0.2.7", cloudId, "bob", PASSWORD).status()).isEqualTo(200);
    assertThat(from("192.0.2.8", cloudId, "ann", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aPhoneThatSendsAnOldPasswordAgainAndAgainIsNoGuesser() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", PASSWORD);
    for (int i = 0; i < 30; i++) {
      assertThat(from("192.0.2.7", cloudId, "ann", "old password").text()).isEqualTo(WRONG);
    }
    assertThat(from("192.0.2.7", cloudId, "ann", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void whatWasWrongIsRightOnceItIsThePassword() {
    String cloudId = TestData.newCloudId();
    String ann = "/organizations/" + cloudId + "/subscribers/ann";
    Api.operator().put("/organizations/" + cloudId, "{\"name\": \"x\"}").expect(201);
    assertThat(PhoneClient.get(cloudId, "ann", "first password").status()).isEqualTo(403);
    Api.operator().put(ann, "{\"password\": \"first password\"}").expect(201);
    assertThat(PhoneClient.get(cloudId, "ann", "first password").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ann", "second password").status()).isEqualTo(403);
    Api.operator().put(ann, "{\"password\": \"second password\"}").expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", "second password").status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ann", "first password").status()).isEqualTo(403);
  }

  @Test
  void aStormOfWrongPasswordsFromOneAddressLeavesRoomForHonestFirstSignIns() throws Exception {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    for (int i = 0; i < 20; i++) {
      TestData.subscriber(organization, "honest" + i, PASSWORD);
    }
    AtomicBoolean storm = new AtomicBoolean(true);
    AtomicInteger names = new AtomicInteger();
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    ExecutorService strangers = Executors.newFixedThreadPool(64);
    try {
      for (int i = 0; i < 64; i++) {
        strangers.submit(
            () -> {
              while (storm.get()) {
                String name = "stranger" + names.incrementAndGet();
                statuses.add(from("203.0.113.9", cloudId, name, "wrong").status());
              }
            });
      }
      Waiting.await("the places to be taken", () -> statuses.contains(503));
      for (int i = 0; i < 20; i++) {
        assertThat(from("198.51.100." + i, cloudId, "honest" + i, PASSWORD).status())
            .isEqualTo(200);
      }
      Api.operator()
          .put("/organizations/" + cloudId + "/subscribers/new", "{\"password\": \"new password\"}")
          .expect(201);
    } finally {
      storm.set(false);
      strangers.shutdown();
      assertThat(strangers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(statuses).containsOnly(403, 503);
  }
}
