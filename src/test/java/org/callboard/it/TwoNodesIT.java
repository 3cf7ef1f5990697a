package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.RoundRobin;
import org.callboard.it.support.SecondNode;
import org.callboard.it.support.TestRun;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database: none of them knows anything that the other does not. The second is a
 * Payara Micro, so this test runs only beside that server.
 */
class TwoNodesIT extends DeployedCallboard {

  /** So long a change of a phone's data may take to reach the other node, and some more. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static SecondNode second;

  private final String cloudId = TestAdministrators.organization();
  private final String people = "/console/o/" + cloudId + "/people";
  private final Api api = Api.operator();

  @BeforeAll
  static void start() {
    second = new SecondNode();
    Waiting.await("the second node", Duration.ofMinutes(3), second::isReady);
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  private static <T> T onSecond(Supplier<T> asking) {
    return TestRun.at(second.base(), asking);
  }

  private String administrator(String role) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return name;
  }

  private static ConsoleClient signIn(String name) {
    return ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
  }

  /** On the second node. */
  private int status(ConsoleClient client, String path) {
    return onSecond(() -> client.get(path).status());
  }

  @Test
  void aReceptionistSignsSomebodyOnAndOutWhileEachRequestGoesToTheNextNode() throws IOException {
    String name = administrator("reception");
    try (RoundRobin proxy = new RoundRobin(TestRun.base(), second.base())) {
      URI address = proxy.base();
      TestRun.at(address, () -> way(name));
      assertThat(proxy.count()).isGreaterThan(12);
    }
  }

  private boolean way(String name) {
    try (PlainBrowser browser = PlainBrowser.signIn(name, TestAdministrators.PASSWORD)) {
      browser.follow("Add the first person.");
      browser.type("displayName", "Ann Lee");
      browser.type("username", "ann");
      browser.press("/add-person");
      String csc = QrReading.ofSvg(browser.page().getWebResponse().getContentAsString());
      String code = csc.replaceAll("^csc:ann:|@.*$", "");
      String token = PhoneClient.token(PhoneClient.signIn(cloudId, "ann", code, "i-1"));
      assertThat(PhoneClient.signIn(cloudId, "ann", code, "i-2").status()).isEqualTo(403);
      for (int node = 0; node < 2; node++) {
        assertThat(PhoneClient.get(cloudId, "ann", token).status()).isEqualTo(200);
        browser.go(people);
        assertThat(browser.text()).contains("signed in").doesNotContain("never signed in");
      }
      browser.go(people + "/ann");
      browser.press(
          browser.page().<HtmlForm>getFirstByXPath("//form[contains(@action, '/devices/')]"));
      return isSignedOut(browser, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isSignedOut(PlainBrowser browser, String token) {
    assertThat(browser.text()).contains("The device is signed out.");
    Waiting.await(
        "refusal by both nodes",
        SOON,
        () ->
            PhoneClient.get(cloudId, "ann", token).status() != 200
                && PhoneClient.get(cloudId, "ann", token).status() != 200);
    return true;
  }

  @Test
  void aSignOutCountsOnTheOtherNodeAtOnce() {
    String name = administrator("manager");
    ConsoleClient client = signIn(name);
    assertThat(status(client, people)).isEqualTo(200);
    assertThat(client.post("/console/sign-out", "").status()).isEqualTo(303);
    assertThat(status(client, people)).isEqualTo(303);
    ConsoleClient other = onSecond(() -> signIn(name));
    assertThat(other.get(people).status()).isEqualTo(200);
    onSecond(() -> other.post("/console/sign-out", ""));
    assertThat(other.get(people).status()).isEqualTo(303);
  }

  @Test
  void aNewPasswordAnotherRoleAndADisabledAccountCountOnTheOtherNodeAtOnce() {
    String name = administrator("manager");
    String path = "/administrators/" + name;
    String password = "another long password";
    Api caller = Api.as(name, TestAdministrators.PASSWORD);
    ConsoleClient first = signIn(name);
    assertThat(status(first, people)).isEqualTo(200);
    onSecond(() -> caller.get("/me").expect(200)); // which it has recognized then
    api.merge(path, "{\"password\": \"" + password + "\"}").expect(200);
    assertThat(status(first, people)).isEqualTo(303);
    onSecond(() -> caller.get("/me").expect(401));
    onSecond(() -> Api.as(name, password).get("/me").expect(200));

    ConsoleClient second = onSecond(() -> ConsoleClient.signIn(name, password));
    String groups = "/console/o/" + cloudId + "/groups";
    assertThat(onSecond(() -> second.post(groups, "name=A")).status()).isEqualTo(303);
    api.merge(path, "{\"role\": \"reader\"}").expect(200);
    assertThat(onSecond(() -> second.post(groups, "name=B")).status()).isEqualTo(403);
    api.merge(path, "{\"enabled\": false}").expect(200);
    assertThat(status(second, people)).isEqualTo(303);
  }

  @Test
  void aCookieThatWasPlantedIsWorthlessOnBothNodes() {
    String name = administrator("manager");
    String real = signIn(name).cookie();
    String planted = real.replaceFirst("=.*", "=" + "x".repeat(43));
    Answer answer =
        ConsoleClient.withCookie(planted)
            .post(
                ConsoleClient.SIGN_IN,
                Http.form("username", name, "password", TestAdministrators.PASSWORD));
    String given = ConsoleClient.cookieOf(answer);
    assertThat(given).isNotEqualTo(planted);
    assertThat(status(ConsoleClient.withCookie(given), people)).isEqualTo(200);
    assertThat(status(ConsoleClient.withCookie(planted), people)).isEqualTo(303);
    assertThat(ConsoleClient.withCookie(planted).get(people).status()).isEqualTo(303);
  }
}
