package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that ends, or a network that fails, while somebody types: nothing is lost. */
class ConsoleSignInAgainIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String ann = "/organizations/" + cloudId + "/subscribers/ann";
  private final String console = "/console/o/" + cloudId + "/people/ann";
  private final Api api = Api.operator();
  private String name;

  @BeforeEach
  void aPersonAndAManager() {
    api.put(ann, "{\"displayName\": \"Ann\"}").expect(201);
    name = TestAdministrators.manager(cloudId);
  }

  private void endSessions() {
    Api own = Api.as(name, TestAdministrators.PASSWORD);
    own.get("/me").expect(200).json().getJsonArray("sessions").stream()
        .map(session -> session.asJsonObject().getString("id"))
        .forEach(id -> own.delete("/me/sessions/" + id).expect(204));
  }

  private Page typed(Chromium browser) {
    Page page = browser.signIn(name, TestAdministrators.PASSWORD);
    page.navigate(console.substring(1));
    page.locator("#displayName").fill("Ann typed");
    return page;
  }

  private String saved() {
    return api.get(ann).expect(200).json().getString("displayName");
  }

  @Test
  void theSignInComesOverThePageAndWhatWasTypedIsSent() {
    try (Chromium browser = Chromium.open()) {
      Page page = typed(browser);
      endSessions();
      page.locator("#edited button.main").click();
      page.locator("#again[open]").waitFor();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("again-password");
      page.keyboard().press("Escape");
      page.locator("#again").waitFor(hidden());
      assertThat(page.locator("#displayName").inputValue()).isEqualTo("Ann typed");
      page.locator("#edited button.main").click();
      page.locator("#again-password").fill("wrong");
      page.locator("#again button.main").click();
      page.locator("#again").getByText("Name or password is wrong.").waitFor();
      assertThat(saved()).isEqualTo("Ann");
      page.locator("#again-password").fill(TestAdministrators.PASSWORD);
      page.locator("#again button.main").click();
      page.getByText("Saved.").waitFor();
      assertThat(saved()).isEqualTo("Ann typed");
      assertThat(page.locator("h1").textContent()).isEqualTo("Ann typed");
      endSessions();
      page.getByText("Sign out").first().click();
      page.waitForURL(url -> url.contains("/sign-in"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static WaitForOptions hidden() {
    return new WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  @Test
  void whoIsOfflineLosesNothing() {
    try (Chromium browser = Chromium.open()) {
      Page page = typed(browser);
      browser.context().setOffline(true);
      page.locator("#edited button.main").click();
      page.getByText("No connection. Nothing was lost. Try again.").waitFor();
      assertThat(page.locator("#displayName").inputValue()).isEqualTo("Ann typed");
      browser.context().setOffline(false);
      page.locator("#edited button.main").click();
      page.getByText("Saved.").waitFor();
      assertThat(saved()).isEqualTo("Ann typed");
    }
  }

  @Test
  void aListThatIsAskedTooLateIsThereAfterTheSignIn() {
    api.put("/organizations/" + cloudId + "/subscribers/bob", "{}").expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(name, TestAdministrators.PASSWORD);
      endSessions();
      page.locator("#q").fill("bo");
      page.locator("#again-password").fill(TestAdministrators.PASSWORD);
      page.locator("#again button.main").click();
      page.getByText("1 person").waitFor();
      assertThat(page.locator("#q").inputValue()).isEqualTo("bo");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void withoutScriptTheSignInLeadsBackToThePageOfTheForm() {
    Answer answer =
        ConsoleClient.stranger()
            .post(
                console + "/enabled",
                "enabled=false",
                "Referer",
                TestRun.base() + console + "?app=test");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .endsWith("/sign-in?to=" + encoded(TestRun.base().getPath() + console + "?app=test"));
    answer =
        ConsoleClient.stranger()
            .post(
                console + "/enabled", "enabled=false", "Referer", "https://example.com/elsewhere");
    assertThat(answer.header("Location"))
        .endsWith("/sign-in?to=" + encoded(TestRun.base().getPath() + "/console/"));
    ConsoleClient there = ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
    assertThat(there.get("/console/signed-in").status()).isEqualTo(204);
    assertThat(ConsoleClient.stranger().get("/console/signed-in", "HX-Request", "true").status())
        .isEqualTo(401);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
