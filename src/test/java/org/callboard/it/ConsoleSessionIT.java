package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestDatabase;
import org.callboard.it.support.TestRun;
import org.callboard.platform.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser's session opens, and what ends it. */
class ConsoleSessionIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String people = "/console/o/" + cloudId + "/people";
  private final String root = TestRun.base().getPath();

  private String manager() {
    return TestAdministrators.manager(cloudId);
  }

  private static ConsoleClient signIn(String name) {
    return ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
  }

  @Test
  void theCookieIsForThisHostAndForNoScript() {
    Answer answer =
        Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form("username", manager(), "password", TestAdministrators.PASSWORD));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(root + "/console/");
    assertThat(answer.header("Set-Cookie"))
        .startsWith("__Host-callboard")
        .containsIgnoringCase("Path=/;")
        .containsIgnoringCase("Secure")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .doesNotContainIgnoringCase("Domain");
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
  }

  @Test
  void theCookieOpensNoOtherDoorAndNoOtherCredentialOpensThisOne() {
    String name = manager();
    ConsoleClient signedIn = signIn(name);
    assertThat(signedIn.get(people).status()).isEqualTo(200);
    assertThat(signedIn.get(Api.ROOT + "/me").status()).isEqualTo(401);
    assertThat(signedIn.get(PhoneClient.GLOBAL).status()).isGreaterThanOrEqualTo(400);
    ConsoleClient stranger = ConsoleClient.stranger();
    assertThat(
            stranger
                .get(people, "Authorization", Http.basic(name, TestAdministrators.PASSWORD))
                .status())
        .isEqualTo(303);
    String token = TestAdministrators.token(Api.as(name, TestAdministrators.PASSWORD));
    assertThat(stranger.get(people, "Authorization", "Bearer " + token).status()).isEqualTo(303);
  }

  @Test
  void whoIsNotSignedInIsLedToTheSignInAndBack() {
    Answer page = ConsoleClient.stranger().get(people + "?q=x%20y&show=never");
    assertThat(page.status()).isEqualTo(303);
    String to = root + people + "?q=x%20y&show=never";
    assertThat(page.header("Location"))
        .isEqualTo(root + "/console/sign-in?" + Http.form("to", to).replace("+", "%20"));
    assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
    Answer part = ConsoleClient.stranger().get(people, "HX-Request", "true");
    assertThat(part.status()).isEqualTo(401);
    assertThat(part.header("HX-Redirect")).startsWith(root + "/console/sign-in?to=");
    assertThat(part.headers().firstValue("WWW-Authenticate")).isEmpty();
    Answer signedIn =
        Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form("username", manager(), "password", TestAdministrators.PASSWORD, "to", to));
    assertThat(signedIn.header("Location")).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/console/",
        "//evil.example/console/",
        "/api/v1/me",
        "/console/../api",
        "/console/\\evil.example",
        "/console/\r\nSet-Cookie: x=y",
        "javascript:alert(1)"
      })
  void theSignInLeadsNowhereElse(String to) {
    Answer signedIn =
        Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form(
                "username",
                manager(),
                "password",
                TestAdministrators.PASSWORD,
                "to",
                to.replace("/console", root + "/console")));
    assertThat(signedIn.header("Location")).isEqualTo(root + "/console/");
  }

  @Test
  void everyFailedSignInIsTheSame() {
    String disabled = manager();
    Api.operator()
        .put(
            "/administrators/" + disabled,
            TestAdministrators.json("manager", cloudId).replace("}", ",\"enabled\":false}"))
        .expect(200);
    String unknown = failed("nobody-" + disabled, "a wrong password");
    assertThat(failed(manager(), "a wrong password")).isEqualTo(unknown);
    assertThat(failed(disabled, "a wrong password")).isEqualTo(unknown);
    assertThat(failed("", "")).isEqualTo(unknown);
    assertThat(unknown).contains("Name or password is wrong.");
    assertThat(signInStatus(disabled, TestAdministrators.PASSWORD)).isEqualTo(403);
  }

  private static String failed(String username, String password) {
    Answer answer =
        Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form("username", username, "password", password));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    return answer.text().replaceAll("name=\"username\" value=\"[^\"]*\"", "");
  }

  private static int signInStatus(String username, String password) {
    return Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form("username", username, "password", password))
        .status();
  }

  @Test
  void aCookieThatWasPlantedIsWorthlessAfterwards() {
    String planted = "__Host-callboard" + root.replace('/', '-') + "=" + "x".repeat(43);
    ConsoleClient victim = ConsoleClient.withCookie(planted);
    Answer answer =
        victim.post(
            ConsoleClient.SIGN_IN,
            Http.form("username", manager(), "password", TestAdministrators.PASSWORD));
    assertThat(ConsoleClient.cookieOf(answer)).isNotEqualTo(planted);
    assertThat(ConsoleClient.withCookie(planted).get(people).status()).isEqualTo(303);
  }

  @Test
  void signingOutEndsItForEverybodyWhoHasTheCookie() {
    ConsoleClient signedIn = signIn(manager());
    ConsoleClient copied = ConsoleClient.withCookie(signedIn.cookie());
    Answer out = signedIn.post("/console/sign-out", "");
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Set-Cookie")).containsIgnoringCase("Max-Age=0");
    assertThat(copied.get(people).status()).isEqualTo(303);
  }

  @Test
  void aNewPasswordADisabledAccountAndADeletedOneEndItAtOnce() {
    String name = manager();
    ConsoleClient first = signIn(name);
    Api.operator()
        .put(
            "/administrators/" + name,
            TestAdministrators.json("manager", cloudId)
                .replace(TestAdministrators.PASSWORD, "another long password"))
        .expect(200);
    assertThat(first.get(people).status()).isEqualTo(303);
    ConsoleClient second = ConsoleClient.signIn(name, "another long password");
    Api.as(name, "another long password")
        .put("/me/password", "{\"password\": \"" + TestAdministrators.PASSWORD + "\"}")
        .expect(204);
    assertThat(second.get(people).status()).isEqualTo(303);
    ConsoleClient third = signIn(name);
    Api.operator().merge("/administrators/" + name, "{\"enabled\": false}").expect(200);
    assertThat(third.get(people).status()).isEqualTo(303);
    Api.operator().merge("/administrators/" + name, "{\"enabled\": true}").expect(200);
    assertThat(third.get(people).status()).isEqualTo(200);
    Api.operator().merge("/administrators/" + name, "{\"role\": \"reader\"}").expect(200);
    assertThat(third.get("/console/o/" + cloudId + "/add-person").status()).isEqualTo(403);
    Api.operator().delete("/administrators/" + name).expect(204);
    assertThat(third.get(people).status()).isEqualTo(303);
  }

  @Test
  void aSessionEndsWhenItIsIdleOrOld() {
    ConsoleClient idle = signIn(manager());
    ConsoleClient old = signIn(manager());
    assertThat(idle.get(people).status()).isEqualTo(200);
    end(idle, "idle_until");
    end(old, "ends_at");
    assertThat(idle.get(people).status()).isEqualTo(303);
    assertThat(old.get(people).status()).isEqualTo(303);
  }

  private static void end(ConsoleClient client, String column) {
    String secret = client.cookie().replaceFirst("^[^=]*=", "");
    assertThat(
            TestData.sql(
                "UPDATE console_session SET " + column + " = created_at WHERE secret_hash = ?",
                Sha256.hex(secret)))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void noOtherSiteSendsAForm(String site) {
    ConsoleClient signedIn = signIn(manager());
    String form = Http.form("name", "Eve", "username", "eve");
    String address = "/console/o/" + cloudId + "/add-person";
    assertThat(signedIn.post(address, form, "Sec-Fetch-Site", site).status()).isEqualTo(403);
    assertThat(signedIn.post(address, form, "Origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(
            ConsoleClient.stranger()
                .post(
                    ConsoleClient.SIGN_IN,
                    Http.form("username", "x", "password", "y"),
                    "Sec-Fetch-Site",
                    site)
                .status())
        .isEqualTo(403);
    assertThat(Api.operator().get("/organizations/" + cloudId + "/subscribers").expect(200).ids())
        .isEmpty();
  }

  @Test
  void overPlainHttpFromElsewhereNobodySignsIn() {
    Answer answer =
        Http.post(
            ConsoleClient.SIGN_IN,
            PhoneClient.FORM,
            Http.form("username", manager(), "password", TestAdministrators.PASSWORD),
            "X-Forwarded-Host",
            "phones.example.com",
            "X-Forwarded-Proto",
            "http");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("Open this page over https.");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void everyAnswerHasThePolicyAndIsKeptNowhere() {
    ConsoleClient signedIn = signIn(manager());
    for (String path :
        new String[] {
          people,
          ConsoleClient.SIGN_IN,
          "/console/nothing",
          "/console/o/NOPE/people",
          "/console/own"
        }) {
      Answer answer = signedIn.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .contains("frame-ancestors 'none'");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty(); // no JSESSIONID
      assertThat(answer.text())
          .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|<script>|javascript:");
    }
  }

  @Test
  void whatBelongsToAPageIsKeptForEver() {
    String page = Http.get(ConsoleClient.SIGN_IN).text();
    String address =
        page.replaceAll("(?s).*href=\"([^\"]*console\\.css)\".*", "$1").substring(root.length());
    Answer css = Http.get(address);
    assertThat(css.status()).isEqualTo(200);
    assertThat(css.header("Cache-Control")).contains("immutable");
    assertThat(css.header("Content-Type")).startsWith("text/css");
    assertThat(Http.get(address.replaceAll("/[0-9a-f]{16}/", "/0000000000000000/")).status())
        .isEqualTo(404);
    assertThat(Http.get("/console/assets/x/../../../WEB-INF/web.xml").status())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void theOwnPasswordNeedsThePresentOneAndSignsTheOthersOut() {
    String name = manager();
    ConsoleClient here = signIn(name);
    ConsoleClient elsewhere = signIn(name);
    String address = "/console/own/password";
    Answer wrong =
        here.post(address, Http.form("present", "guessed", "password", "a new long password"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("The current password is wrong.");
    Answer weak =
        here.post(address, Http.form("present", TestAdministrators.PASSWORD, "password", "short"));
    assertThat(weak.status()).isEqualTo(422);
    assertThat(elsewhere.get(people).status()).isEqualTo(200);
    Answer set =
        here.post(
            address,
            Http.form("present", TestAdministrators.PASSWORD, "password", "a new long password"));
    assertThat(set.status()).isEqualTo(303);
    assertThat(elsewhere.get(people).status()).isEqualTo(303);
    assertThat(here.get(people).status()).isEqualTo(303);
    assertThat(ConsoleClient.withCookie(ConsoleClient.cookieOf(set)).get(people).status())
        .isEqualTo(200);
    assertThat(signInStatus(name, TestAdministrators.PASSWORD)).isEqualTo(422);
  }

  @Test
  void theReaderSeesAndEndsTheirOtherBrowsersOnly() {
    String name = manager();
    ConsoleClient here = signIn(name);
    ConsoleClient elsewhere = signIn(name);
    ConsoleClient other = signIn(manager());
    String page = here.get("/console/own").text();
    assertThat(page.split("/end\"", -1)).hasSize(2);
    String id = page.replaceAll("(?s).*sessions/([^/\"]*)/end.*", "$1");
    assertThat(other.post("/console/own/sessions/" + id + "/end", "").status()).isEqualTo(404);
    assertThat(elsewhere.get(people).status()).isEqualTo(200);
    assertThat(here.post("/console/own/sessions/" + id + "/end", "").status()).isEqualTo(303);
    assertThat(elsewhere.get(people).status()).isEqualTo(303);
    assertThat(here.get(people).status()).isEqualTo(200);
  }

  @Test
  void theApiShowsAndEndsBrowsersButNotByAToken() {
    String name = manager();
    Api api = Api.as(name, TestAdministrators.PASSWORD);
    Api byToken = Api.bearer(TestAdministrators.token(api));
    ConsoleClient browser = signIn(name);
    JsonObject session =
        api.get("/me").expect(200).json().getJsonArray("sessions").getJsonObject(0);
    assertThat(session.getString("address")).isEqualTo("127.0.0.1");
    assertThat(byToken.get("/me").expect(200).json().getJsonArray("sessions")).isEmpty();
    String address = "/me/sessions/" + session.getString("id");
    byToken.delete(address).problem(403, "forbidden");
    Api.as(manager(), TestAdministrators.PASSWORD).delete(address).problem(404, "not-found");
    assertThat(browser.get(people).status()).isEqualTo(200);
    api.delete(address).expect(204);
    assertThat(browser.get(people).status()).isEqualTo(303);
    api.delete(address).problem(404, "not-found");
  }

  @Test
  void whileTheDatabaseIsAwayPagesSaySoAndTheSessionIsThereAfterwards() {
    String name = manager();
    ConsoleClient signedIn = signIn(name);
    TestDatabase.stop();
    try {
      Answer page = signedIn.get(people);
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.text()).contains("Phones go on working.");
      assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(ConsoleClient.stranger().get(ConsoleClient.SIGN_IN).status()).isEqualTo(200);
      Answer signIn =
          ConsoleClient.stranger()
              .post(
                  ConsoleClient.SIGN_IN,
                  Http.form("username", name, "password", TestAdministrators.PASSWORD));
      assertThat(signIn.status()).isEqualTo(503);
      assertThat(signIn.text()).contains("Phones go on working.").contains(name);
    } finally {
      TestDatabase.start();
    }
    Waiting.await("the database", () -> signedIn.get(people).status() == 200);
  }
}
