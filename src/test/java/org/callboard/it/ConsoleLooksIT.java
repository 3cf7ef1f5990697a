package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.Test;

/**
 * Every page in light and wide, in dark and narrow: what people with a handicap meet, and pictures.
 */
class ConsoleLooksIT extends DeployedCallboard {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** What colours and widths can break; the words and the order of a page are the same in all. */
  private static final List<String> RULES_OF_LOOKS =
      List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");

  /** Set to anything, it makes a picture of each page below target/pictures. */
  private static final String PICTURES = "CALLBOARD_TEST_PICTURES";

  private final String cloudId = TestAdministrators.organization();
  private final Api api = Api.operator();
  private final String manager = TestAdministrators.manager(cloudId);
  private String job;

  @Test
  void everyPageCanBeUsedByEverybody() throws IOException {
    String root = "/organizations/" + cloudId;
    api.put(root, "{\"name\": \"Acme & Co.\", \"accentColour\": \"#6b2fa0\"}").expect(200);
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/groups/Service", "{}").expect(201);
    for (int i = 1; i <= 30; i++) {
      api.put(
              root + "/subscribers/person" + i,
              "{\"displayName\": \"Person Number " + i + "\", \"groups\": [\"Sales\"]}")
          .expect(201);
    }
    api.merge(root + "/subscribers/person3", "{\"enabled\": false}").expect(200);
    for (int i = 1; i <= 7; i++) {
      api.put(
              root + "/quick-dial/e" + i,
              "{\"displayName\": \"Canteen " + i + "\", \"uri\": \"500" + i + "\"}")
          .expect(201);
    }
    api.put(
            root + "/draft/quick-dial/e2",
            "{\"displayName\": \"Canteen, new\", \"uri\": \"6002\", \"priority\": 50}")
        .expect(201);
    api.put(
            root + "/draft/quick-dial/new",
            "{\"displayName\": \"Reception\", \"uri\": \"+49 30 1234567890123\"}")
        .expect(201);
    api.delete(root + "/draft/quick-dial/e4").expect(204);
    api.put(root + "/account-settings/password", "{\"value\": \"s3cret\"}").expect(201);
    api.put(
            root + "/account-settings/userDisplayName",
            "{\"value\": {\"texts\": [{\"text\": \"Acme\"},"
                + " {\"lang\": \"de\", \"text\": \"Acme GmbH\"}]}}")
        .expect(201);
    api.put(root + "/groups/Sales/account-settings/expires", "{\"value\": \"700\"}").expect(201);
    for (String id : List.of("abroad", "intercom")) {
      api.put(
              root + "/dial-actions/" + id,
              "{\"nodes\": [{\"name\": \"title\", \"text\": \"Call " + id + "\"}]}")
          .expect(201);
    }
    String code =
        api.post(root + "/subscribers/person1/codes", "{}").expect(201).json().getString("code");
    assertThat(PhoneClient.signIn(cloudId, "person1", code, "i").status()).isEqualTo(200);
    api.post(root + "/subscribers/person1/codes", "{}").expect(201);
    job =
        api.post(
                root + "/subscribers.csv?background=true&dryRun=true&onConflict=update",
                "text/csv",
                FILE)
            .expect(202)
            .json()
            .getString("id");
    List<String> faults = new ArrayList<>();
    Map<ColorScheme, Integer> looks = Map.of(ColorScheme.LIGHT, 1440, ColorScheme.DARK, 320);
    for (ColorScheme scheme : looks.keySet()) {
      int width = looks.get(scheme);
      try (Chromium browser =
          Chromium.open(
              new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800))) {
        look(browser.page(), "console/sign-in", "sign-in", scheme, width, faults);
        Page page = browser.signIn(manager, TestAdministrators.PASSWORD);
        pages().forEach((key, path) -> look(page, path, key, scheme, width, faults));
        lookAtAFile(page, scheme, width, faults);
        page.navigate("console/o/" + cloudId + "/add-person");
        page.locator("#username").fill("person1");
        page.locator("main button.main").click();
        page.locator("[data-focus]").waitFor();
        look(page, "", "add-person-wrong", scheme, width, faults);
        assertThat(browser.complaints()).isEmpty();
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void operatorsPagesCanBeUsedByEverybodyToo() {
    String next = TestData.newCloudId();
    api.merge("/organizations/" + cloudId, "{\"id\": \"" + next + "\"}").expect(200);
    String operator = TestAdministrators.newName();
    TestAdministrators.operator(operator, TestAdministrators.PASSWORD);
    List<String> faults = new ArrayList<>();
    Map<ColorScheme, Integer> looks = Map.of(ColorScheme.LIGHT, 768, ColorScheme.DARK, 320);
    looks.forEach(
        (scheme, width) -> {
          try (Chromium browser =
              Chromium.open(
                  new Browser.NewContextOptions()
                      .setColorScheme(scheme)
                      .setViewportSize(width, 800))) {
            Page page = browser.signIn(operator, TestAdministrators.PASSWORD);
            String root = "console/o/" + next + "/";
            look(page, "console/organizations", "operator", scheme, width, faults);
            look(page, "console/administrators", "all-administrators", scheme, width, faults);
            look(page, root + "organization", "operator-organization", scheme, width, faults);
            look(page, "console/new-organization", "new-organization", scheme, width, faults);
            look(page, root + "first-manager", "first-manager", scheme, width, faults);
            page.locator("#username").fill(TestAdministrators.newName());
            page.locator("main button.main").click();
            page.locator("#secret").waitFor();
            look(page, "", "first-manager-made", scheme, width, faults);
            page.locator("[popovertarget=switch]").click();
            look(page, "", "switch", scheme, width, faults);
            page.keyboard().press("Escape");
            if (width < 500) {
              page.locator(".menu").click();
              look(page, "", "menu", scheme, width, faults);
            }
            assertThat(browser.complaints()).isEmpty();
          }
        });
    assertThat(faults).isEmpty();
  }

  private Map<String, String> pages() {
    String root = "console/o/" + cloudId + "/";
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("people", root + "people");
    pages.put("people-none", root + "people?q=zz");
    pages.put("person", root + "people/person1?done=saved");
    pages.put("person-record", root + "people/person1/record");
    pages.put("why", root + "people/person1/why?q=canteen");
    pages.put("record", root + "record?kind=subscriber");
    pages.put("record-entry", root + "record/" + entry());
    pages.put("find", root + "find?q=n");
    pages.put("find-none", root + "find?q=zz");
    pages.put("server-record", "console/record");
    pages.put("add-person", root + "add-person");
    pages.put("qr-code", root + "people/person1/qr-code");
    pages.put("quick-dial", root + "draft/quick-dial?as=person1");
    pages.put("quick-dial-live", root + "quick-dial");
    pages.put("quick-dial-group", root + "groups/Sales/quick-dial?q=zz");
    pages.put("quick-dial-person", root + "people/person1/quick-dial");
    pages.put("entry", root + "draft/quick-dial/entry?id=e1");
    pages.put("publish", root + "publish");
    pages.put("sheet", root + "sheet?group=Sales");
    pages.put("groups", root + "groups?done=groupMoved");
    pages.put("group", root + "groups/Sales?add=person");
    pages.put("organization", root + "organization");
    pages.put("error-texts", root + "organization/error-texts");
    pages.put("portal-keys", root + "portal-keys");
    pages.put("administrators", root + "administrators");
    pages.put("administrator", root + "administrators/" + manager);
    pages.put("organizations", "console/organizations");
    pages.put("own", "console/own");
    pages.put("settings", root + "account-settings");
    pages.put("setting", root + "account-settings/userDisplayName");
    pages.put("setting-secret", root + "account-settings/password");
    pages.put("settings-person", root + "people/person1/account-settings?q=exp");
    pages.put("dial-actions", root + "dial-actions");
    pages.put("dial-action", root + "dial-actions/abroad");
    pages.put("add-dial-action", root + "dial-actions?add=1");
    pages.put("tokens", "console/own/tokens");
    pages.put("import", root + "import");
    pages.put("import-quick-dial", root + "import?what=quick-dial");
    pages.put("import-sample", root + "import?what=vendor-sample");
    pages.put("import-organization", root + "import?what=organization");
    pages.put("export", root + "export");
    pages.put("jobs", root + "jobs");
    pages.put("job", root + "jobs/" + job);
    pages.put("fault", root + "nothing");
    return pages;
  }

  private long entry() {
    return api.get("/audit?limit=1&organization=" + cloudId + "&target=organizations/" + cloudId)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getJsonObject(0)
        .getJsonNumber("id")
        .longValue();
  }

  /** With a line of each kind. */
  private static final String FILE =
      "username,displayName,enabled\nperson1,Other,\nnew,Ann Lee,\n,Nobody,\nbob,Bob,perhaps\n";

  private void lookAtAFile(Page page, ColorScheme scheme, int width, List<String> faults) {
    page.navigate("console/o/" + cloudId + "/import");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("people.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
    page.locator("main button.main").click();
    page.locator("#lines table").waitFor();
    look(page, "", "import-check", scheme, width, faults);
    page.locator("details summary").click();
    look(page, "", "import-check-again", scheme, width, faults);
    page.locator("#file, form[action$=drop] button").first().click();
    page.locator("#file").waitFor();
  }

  private static void look(
      Page page, String path, String key, ColorScheme scheme, int width, List<String> faults) {
    if (!path.isEmpty()) {
      page.navigate(path);
    }
    String where = key + "-" + scheme.name().toLowerCase() + "-" + width;
    if (System.getenv(PICTURES) != null) {
      page.screenshot(
          new ScreenshotOptions().setFullPage(true).setPath(folder().resolve(where + ".png")));
    }
    // Without frames in a page axe needs no second page to put its findings together.
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
    (scheme == ColorScheme.LIGHT ? axe.withTags(RULES) : axe.withRules(RULES_OF_LOOKS))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                faults.add(
                    where
                        + ": "
                        + rule.getId()
                        + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList()));
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    if (Boolean.TRUE.equals(wide)) {
      faults.add(where + ": scrolls sideways");
    }
  }

  private static Path folder() {
    try {
      return Files.createDirectories(TestRun.war().resolveSibling("pictures"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
