package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** The organization itself in the console, the portal's keys, and the operator's organizations. */
class ConsoleOrganizationIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String pages = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();

  private static String operator() {
    String name = TestAdministrators.newName();
    TestAdministrators.operator(name, TestAdministrators.PASSWORD);
    return name;
  }

  private JsonObject organization() {
    return api.get(root).expect(200).json();
  }

  @Test
  void aManagerSetsWhatIsTheirsAndKeepsWhatIsTheOperators() throws IOException {
    api.merge(root, "{\"deviceTokens\": false, \"signedOut\": \"account\"}").expect(200);
    String manager = TestAdministrators.manager(cloudId);
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "organization");
      assertThat(browser.text()).doesNotContain("How phones sign in", "Suspend");
      browser.type("name", "Acme & Söhne");
      browser.type("refreshSeconds", "2.5");
      browser.type("timeZone", "Nowhere/Else");
      browser.press("/organization");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.text()).contains("ust be a time zone of the IANA database");
      browser.type("timeZone", "Europe/Berlin");
      browser.check("coloured", "true");
      browser.type("accentColour", "#6b2fa0");
      browser.press("/organization");
      assertThat(browser.text()).contains("Saved.");
      JsonObject json = organization();
      assertThat(json.getString("name")).isEqualTo("Acme & Söhne");
      assertThat(json.getInt("refreshSeconds")).isEqualTo(150);
      assertThat(json.getString("timeZone")).isEqualTo("Europe/Berlin");
      assertThat(json.getString("accentColour")).isEqualTo("#6b2fa0");
      assertThat(json.getBoolean("deviceTokens")).isFalse();
      assertThat(json.getString("signedOut")).isEqualTo("account");
      assertThat(json.getInt("replacePriority")).isPositive();
    }
  }

  @Test
  void anOvertakenEditIsToldAndKept() throws IOException {
    try (PlainBrowser browser = PlainBrowser.signIn(operator(), TestAdministrators.PASSWORD)) {
      browser.go(pages + "organization");
      api.merge(root, "{\"name\": \"Theirs\"}").expect(200);
      browser.type("name", "Mine");
      browser.press("/organization");
      assertThat(browser.status()).isEqualTo(412);
      assertThat(browser.page().getHtmlElementById("name").getAttribute("value")).isEqualTo("Mine");
      assertThat(organization().getString("name")).isEqualTo("Theirs");
      browser.follow("Take theirs");
      browser.type("allowedAddresses", "192.0.2.7\n198.51.100.0/24");
      browser.press("/organization");
      assertThat(organization().getString("name")).isEqualTo("Theirs");
      assertThat(organization().getJsonArray("allowedAddresses")).hasSize(2);
    }
  }

  @Test
  void errorTextsAreSetByLanguageAndPhonesShowThem() throws IOException {
    String manager = TestAdministrators.manager(cloudId);
    api.put(root + "/subscribers/ann", "{\"password\": \"12345678\"}").expect(201);
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "organization/error-texts");
      browser.type("errorTexts.disabled.default", "Call 5000 <b>now</b>");
      browser.type("errorTexts.disabled.-language", "de");
      browser.type("errorTexts.disabled.", "Rufen Sie 5000 an");
      browser.press("/error-texts");
      assertThat(browser.text()).contains("Saved.", "Call 5000 <b>now</b>");
      JsonObject texts = organization().getJsonObject("errorTexts").getJsonObject("disabled");
      assertThat(texts.getString("de")).isEqualTo("Rufen Sie 5000 an");
      assertThat(texts.getString("default")).isEqualTo("Call 5000 <b>now</b>");
      browser.type("errorTexts.disabled.-language", "de");
      browser.type("errorTexts.disabled.", "Noch einmal");
      browser.press("/error-texts");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.text()).contains("Occurs twice.", "Noch einmal");
      browser.go(pages + "organization/error-texts");
      browser.type("errorTexts.disabled.de", " ");
      browser.press("/error-texts");
      assertThat(organization().getJsonObject("errorTexts").getJsonObject("disabled"))
          .containsOnlyKeys("default");
    }
    api.merge(root + "/subscribers/ann", "{\"enabled\": false}").expect(200);
    assertThat(PhoneClient.signIn(cloudId, "ann", "12345678", "i-1").text()).contains("Call 5000");
  }

  @Test
  void anOperatorSuspendsAndRenamesAndEndsTheFormerCloudId() throws IOException {
    String next = TestData.newCloudId();
    try (PlainBrowser browser = PlainBrowser.signIn(operator(), TestAdministrators.PASSWORD)) {
      browser.go(pages + "organization");
      browser.pressButton("Suspend the organization");
      assertThat(browser.text()).contains("The organization is suspended.");
      assertThat(organization().getBoolean("enabled")).isFalse();
      browser.pressButton("Let the organization work again");
      assertThat(organization().getBoolean("enabled")).isTrue();
      browser.type("cloud_id", "no id");
      browser.press("/cloud-id");
      assertThat(browser.status()).isEqualTo(422);
      browser.type("cloud_id", next);
      browser.press("/cloud-id");
      assertThat(browser.page().getUrl().getPath()).contains(next);
      assertThat(browser.text()).contains("former Cloud IDs", cloudId, "no phone has used it");
      String last = TestData.newCloudId();
      browser.type("cloud_id", last);
      browser.press("/cloud-id");
      browser.pressButton("End " + cloudId);
      assertThat(browser.text()).contains("The former Cloud ID no longer works.");
      assertThat(api.get("/organizations/" + last + "/former-ids").expect(200).ids())
          .containsExactly(next);
    }
  }

  @Test
  void anOrganizationIsMadeInThreeStepsAndDeletedByItsCloudId() throws IOException {
    String made = TestData.newCloudId();
    String manager = TestAdministrators.newName();
    try (PlainBrowser browser = PlainBrowser.signIn(operator(), TestAdministrators.PASSWORD)) {
      browser.go("/console/organizations");
      browser.follow("New organization");
      browser.type("name", "Made");
      browser.type("cloud_id", cloudId);
      browser.press("/new-organization");
      assertThat(browser.status()).isEqualTo(409);
      assertThat(browser.text()).contains("is already taken.");
      browser.type("cloud_id", made.toLowerCase());
      browser.press("/new-organization");
      assertThat(browser.text()).contains("Step 2 of 3");
      browser.type("username", manager);
      browser.press("/first-manager");
      String password = browser.page().getHtmlElementById("secret").getTextContent();
      browser.follow("Next: the portal keys");
      assertThat(browser.text()).contains("Step 3 of 3", "globalExtProvUrl");
      try (PlainBrowser other = PlainBrowser.signIn(manager, password)) {
        assertThat(other.page().getUrl().getPath()).endsWith("/o/" + made + "/people");
      }
      browser.go("/console/o/" + made + "/organization");
      browser.type("confirm", cloudId);
      browser.press("/organization/delete");
      assertThat(browser.text()).contains("Nothing was deleted");
      browser.type("confirm", made);
      browser.press("/organization/delete");
      assertThat(browser.text()).contains("The organization was deleted.");
      api.get("/organizations/" + made).expect(404);
    }
  }

  @Test
  void operatorsFindOrganizationsWithWhatIsKnownOfThem() {
    api.merge(root, "{\"name\": \"Zebra " + cloudId + " 100%\"}").expect(200);
    api.put(root + "/subscribers/ann", "{}").expect(201);
    api.put(root + "/subscribers/bob", "{}").expect(201);
    String code =
        api.post(root + "/subscribers/ann/codes", "{}").expect(201).json().getString("code");
    PhoneClient.signIn(cloudId, "ann", code, "i-1");
    ConsoleClient client = ConsoleClient.signIn(operator(), TestAdministrators.PASSWORD);
    String found = client.get("/console/organizations?q=zebra%20" + cloudId + "%20100%25").text();
    assertThat(found)
        .contains(
            "1 organization<", "data-label=\"People\">2<", "data-label=\"Devices\">1<", "just now")
        .doesNotContain("draft waiting");
    api.put(root + "/draft/quick-dial/x", "{\"displayName\": \"X\", \"uri\": \"1\"}").expect(201);
    assertThat(client.get("/console/organizations?q=" + cloudId).text()).contains("draft waiting");
    assertThat(client.get("/console/organizations?q=%25_" + cloudId).text())
        .contains("0 organizations");
    assertThat(client.get("/console/organizations?go=1&q=" + cloudId).header("Location"))
        .endsWith("/o/" + cloudId + "/people");
    String manager = TestAdministrators.manager(cloudId);
    ConsoleClient own = ConsoleClient.signIn(manager, TestAdministrators.PASSWORD);
    assertThat(own.get("/console/organizations?q=nothing").text()).contains(">" + cloudId + "<");
  }

  @Test
  void inABrowserKeysAreCopiedAndAnOperatorSwitches() {
    try (Chromium browser = Chromium.open()) {
      browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = browser.signIn(operator(), TestAdministrators.PASSWORD);
      page.getByText("Switch organization").click();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("switch-to");
      page.keyboard().type(cloudId);
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.endsWith("/o/" + cloudId + "/people"));
      page.navigate(pages.substring(1) + "portal-keys");
      page.getByLabel("All keys with their values").waitFor();
      page.locator("[data-copy=key-globalExtProvUrl]").click();
      page.locator("#notice").getByText("Copied").waitFor();
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .endsWith("/provisioning/global");
      page.locator("[data-copy=all]").click();
      page.waitForCondition(
          () ->
              ((String) page.evaluate("navigator.clipboard.readText()"))
                  .contains("\nglobalExtProvRefresh=3600\n"));
      page.navigate(pages.substring(1) + "organization/error-texts");
      page.locator("[id='errorTexts.disabled.default']").fill("Call 5000");
      assertThat(page.locator("#look-disabled").textContent()).isEqualTo("Call 5000");
      page.locator("main button.main").click();
      page.getByText("Saved.").waitFor();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
