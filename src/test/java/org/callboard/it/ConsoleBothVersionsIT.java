package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people edit one thing: the second is told, sees both versions, and chooses. */
class ConsoleBothVersionsIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String pages = "/console/o/" + cloudId + "/";
  private final Api other =
      Api.as(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);
  private PlainBrowser browser;

  @BeforeEach
  void signIn() throws IOException {
    browser = PlainBrowser.signIn(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void isToldOf(String mine, String theirs) {
    assertThat(browser.status()).as(browser.text()).isEqualTo(412);
    assertThat(browser.text())
        .contains("Changed in the meantime", "What you typed", "Saved now", "Keep mine")
        .containsSubsequence(mine, theirs);
  }

  private void keeps() throws IOException {
    browser.pressButton("Keep mine");
    assertThat(browser.status()).as(browser.text()).isEqualTo(200);
    assertThat(browser.text()).doesNotContain("Changed in the meantime");
  }

  private String stored(String path) {
    return other.get(root + path).expect(200).text();
  }

  @Test
  void theOrganization() throws IOException {
    browser.go(pages + "organization");
    browser.type("name", "Of mine");
    other.merge(root, "{\"name\": \"Of theirs\"}").expect(200);
    browser.press("/organization");
    isToldOf("Of mine", "Of theirs");
    assertThat(browser.text()).contains("Changed in the meantime by t");
    keeps();
    assertThat(stored("")).contains("Of mine");
  }

  @Test
  void errorTexts() throws IOException {
    browser.go(pages + "organization/error-texts");
    browser.type("errorTexts.wrongCredentials.default", "Ask Eve");
    other
        .merge(root, "{\"errorTexts\": {\"wrongCredentials\": {\"default\": \"Ask Bob\"}}}")
        .expect(200);
    browser.press("/error-texts");
    isToldOf("Ask Eve", "Ask Bob");
    browser.follow("Take theirs");
    assertThat(browser.text()).contains("Ask Bob").doesNotContain("Ask Eve");
    assertThat(stored("")).contains("Ask Bob");
  }

  @Test
  void aSettingOfTheAccount() throws IOException {
    other.put(root + "/account-settings/acme", "{\"value\": \"one\"}").expect(201);
    browser.go(pages + "account-settings/acme");
    browser.type("value", "two");
    other.put(root + "/account-settings/acme", "{\"value\": \"three\"}").expect(200);
    browser.press("/acme");
    isToldOf("two", "three");
    keeps();
    assertThat(stored("/account-settings/acme")).contains("two");
  }

  @Test
  void aDialActionByItsFormAndByItsXml() throws IOException {
    title("Call", 201);
    browser.go(pages + "dial-actions/first");
    browser.type("title", "Ring");
    title("Phone", 200);
    browser.press("/first");
    isToldOf("Ring", "Phone");
    keeps();
    assertThat(stored("/dial-actions/first")).contains("Ring");
    browser.go(pages + "dial-actions/first");
    browser.type("xml", "<dialAction id=\"first\"><title>Of mine</title></dialAction>");
    title("Of theirs", 200);
    browser.press("/first/xml");
    isToldOf("Of mine", "Of theirs");
    keeps();
    assertThat(stored("/dial-actions/first")).contains("Of mine");
  }

  private void title(String title, int status) {
    String json = "{\"nodes\": [{\"name\": \"title\", \"text\": \"" + title + "\"}]}";
    other.put(root + "/dial-actions/first", json).expect(status);
  }

  @Test
  void anAdministrator() throws IOException {
    String name = TestAdministrators.manager(cloudId);
    browser.go(pages + "administrators/" + name);
    browser.check("role", "reader");
    other.merge("/administrators/" + name, "{\"role\": \"reception\"}").expect(200);
    HtmlForm form = browser.page().getFirstByXPath("//form[.//input[@name='role']]");
    browser.press(form);
    isToldOf("reader", "reception");
    keeps();
    assertThat(other.get("/administrators/" + name).expect(200).text()).contains("\"reader\"");
  }
}
