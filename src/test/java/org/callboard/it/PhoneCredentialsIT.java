package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    Waiting.await(
        "the log",
        () ->
            ServerLog.contains(
                "/provisioning/global")); // the access log is written, and has the path
    assertThat(ServerLog.text()).doesNotContain("-Secret-47").doesNotContain(basic);
  }
}
