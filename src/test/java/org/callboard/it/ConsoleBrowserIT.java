package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.stream.Stream;
import org.callboard.administration.QrReading;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.Test;

/** The console as people use it, in a real browser. */
class ConsoleBrowserIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final Api operator = Api.operator();

  private String receptionist() {
    String name = TestAdministrators.newName();
    operator
        .put("/administrators/" + name, TestAdministrators.json("reception", cloudId))
        .expect(201);
    return name;
  }

  @Test
  void aReceptionistSignsSomebodyOn() {
    operator.put("/organizations/" + cloudId + "/groups/Sales", "{}").expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(receptionist(), TestAdministrators.PASSWORD);
      page.getByText("Add the first person.").click();
      page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Änn <b>Müller");
      assertThat(page.locator("#username").inputValue()).isEqualTo("ann.b.muller");
      page.getByLabel("Sales").check();
      page.getByText("Add and show the QR code").click();
      page.locator(".qr svg").waitFor();
      String csc = QrReading.ofSvg(page.content());
      assertThat(csc).startsWith("csc:ann.b.muller:").endsWith("@" + cloudId);
      String code = csc.replaceAll("^csc:[^:]*:|@.*$", "");
      assertThat(PhoneClient.signIn(cloudId, "ann.b.muller", code, "i-1").status()).isEqualTo(200);
      page.getByText("Back to the person").click();
      assertThat(page.locator("h1").textContent()).isEqualTo("Änn <b>Müller");
      page.locator("ul.rows button").first().click();
      page.getByText("The device is signed out.").waitFor();
      page.locator("nav.side a").first().click();
      page.getByLabel("Select Änn <b>Müller").waitFor();
      assertThat(page.locator("tbody tr").count()).isEqualTo(1);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void codesForManyArePrintedOnceAndSignIn() {
    for (String name : List.of("ann", "bob", "eve")) {
      operator.put("/organizations/" + cloudId + "/subscribers/" + name, "{}").expect(201);
    }
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(receptionist(), TestAdministrators.PASSWORD);
      page.getByLabel("Select ann").check();
      page.getByLabel("Select eve").check();
      page.getByText("QR sheet").click();
      page.getByText("Each of the 2 people gets a code of their own.").waitFor();
      page.getByText("Make 2 codes").click();
      page.locator("article svg").nth(1).waitFor();
      List<String> texts =
          page.locator("article").all().stream()
              .map(article -> QrReading.ofSvg((String) article.evaluate("e => e.outerHTML")))
              .toList();
      assertThat(texts).hasSize(2);
      assertThat(texts.get(1)).startsWith("csc:eve:").endsWith("@" + cloudId);
      String code = texts.get(1).replaceAll("^csc:[^:]*:|@.*$", "");
      assertThat(PhoneClient.signIn(cloudId, "eve", code, "i-1").status()).isEqualTo(200);
      assertThat(page.pdf().length).isGreaterThan(1000);
      page.reload();
      page.getByText("codes are shown once. Make a new one?").waitFor();
      assertThat(
              operator
                  .get("/organizations/" + cloudId + "/codes")
                  .expect(200)
                  .json()
                  .getInt("total"))
          .isEqualTo(1);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void eachListAndTabHasAnAddress() {
    operator.put("/organizations/" + cloudId + "/subscribers/ann", "{}").expect(201);
    String manager = TestAdministrators.manager(cloudId);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(manager, TestAdministrators.PASSWORD);
      page.navigate("console/o/" + cloudId + "/people/ann");
      String before = page.url();
      List<String> links =
          Stream.of("nav.side a", ".tabs a")
              .flatMap(nav -> page.locator(nav).all().stream())
              .map(link -> link.getAttribute("href"))
              .filter(link -> !before.endsWith(link))
              .distinct()
              .toList();
      assertThat(links).hasSizeGreaterThan(15);
      for (String link : links) {
        page.locator("a[href='" + link + "']").first().evaluate("link => link.click()");
        page.waitForURL(url -> url.endsWith(link));
        String there = title(page);
        page.goBack();
        page.waitForURL(before);
        page.goForward();
        page.waitForURL(url -> url.endsWith(link));
        assertThat(title(page)).isEqualTo(there);
        page.reload();
        assertThat(title(page)).isEqualTo(there);
        try (Page tab = browser.context().newPage()) {
          tab.navigate(link);
          assertThat(title(tab)).isEqualTo(there);
        }
        page.navigate(before);
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String title(Page page) {
    return page.title() + ": " + page.locator("h1").first().textContent();
  }

  @Test
  void theListFollowsWhatIsTyped() {
    for (String name : List.of("ann", "bob", "eve")) {
      operator.put("/organizations/" + cloudId + "/subscribers/" + name, "{}").expect(201);
    }
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(receptionist(), TestAdministrators.PASSWORD);
      page.keyboard().press("/");
      page.keyboard().type("bo");
      page.locator("tbody tr")
          .nth(1)
          .waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(page.locator("tbody th").allTextContents()).containsExactly("bob");
      page.waitForURL(url -> url.endsWith("people?q=bo&show=") || url.endsWith("q=bo"));
      page.locator("tbody th a").click();
      page.locator(".phone").waitFor();
      page.goBack();
      assertThat(page.locator("tbody th").allTextContents()).containsExactly("bob");
      page.reload();
      assertThat(page.locator("tbody th").allTextContents()).containsExactly("bob");
      page.getByLabel("Select bob").check();
      page.onceDialog(dialog -> dialog.accept());
      page.locator("button[value=disable]").click();
      page.getByText("Done for all selected people.").waitFor();
      assertThat(page.locator("tbody tr").textContent()).contains("disabled");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
