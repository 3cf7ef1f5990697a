package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.Test;

/** Groups in the console: made, named, ordered, filled and deleted. */
class ConsoleGroupsIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String pages = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private final String manager = TestAdministrators.manager(cloudId);

  private List<String> groups() {
    return api.get(root + "/groups").expect(200).ids();
  }

  private List<String> members(String group) {
    JsonArray members =
        api.get(root + "/groups/" + group).expect(200).json().getJsonArray("members");
    return members.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  @Test
  void aGroupIsMadeFilledRenamedAndDeletedWithoutScript() throws IOException {
    api.put(root + "/subscribers/ann", "{\"displayName\": \"Ann Lee\"}").expect(201);
    api.put(root + "/subscribers/bob", "{}").expect(201);
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.follow("Groups");
      assertThat(browser.text()).contains("There are no groups yet.");
      browser.fill("/groups", "name", "a|b");
      browser.press("/groups");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.text()).contains("must have no vertical bar.");
      browser.fill("/groups", "name", " Sales ");
      browser.press("/groups");
      assertThat(browser.text()).contains("The group was added.", "Nobody is in this group yet.");
      assertThat(groups()).containsExactly("Sales");
      browser.fill("/groups/Sales", "name", "Vertrieb & Co.");
      browser.press("/groups/Sales");
      assertThat(browser.text()).contains("Saved.");
      assertThat(groups()).containsExactly("Vertrieb & Co.");
      browser.type("add", "lee");
      browser.pressButton("Search");
      assertThat(browser.text()).contains("Ann Lee").doesNotContain("bob");
      browser.pressButton("Add Ann Lee");
      assertThat(browser.text()).contains("Added to the group.", "1 person");
      assertThat(members("Vertrieb%20%26%20Co.")).containsExactly("ann");
      browser.pressButton("Remove Ann Lee");
      assertThat(members("Vertrieb%20%26%20Co.")).isEmpty();
      browser.fill("/delete", "confirm", "Sales");
      browser.press("/delete");
      assertThat(browser.text()).contains("Nothing was deleted");
      assertThat(groups()).hasSize(1);
      browser.fill("/delete", "confirm", "Vertrieb & Co.");
      browser.press("/delete");
      assertThat(browser.text()).contains("The group was deleted.");
      assertThat(groups()).isEmpty();
    }
  }

  @Test
  void aNameThatIsTakenIsToldAndKept() throws IOException {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/groups/Service", "{}").expect(201);
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "groups");
      browser.fill("/groups", "name", "sales");
      browser.press("/groups");
      assertThat(browser.status()).isEqualTo(409);
      assertThat(browser.text()).contains("is already taken.");
      assertThat(browser.form("/groups").getInputByName("name").getValue()).isEqualTo("sales");
      browser.go(pages + "groups/Service");
      browser.fill("/groups/Service", "name", "Sales");
      browser.press("/groups/Service");
      assertThat(browser.status()).isEqualTo(409);
      assertThat(browser.text()).contains("There is a group Sales already.");
      assertThat(groups()).containsExactly("Sales", "Service");
    }
  }

  @Test
  void anOrderThatWasOvertakenIsToldAndNothingMoves() throws IOException {
    List.of("A", "B", "C").forEach(name -> api.put(root + "/groups/" + name, "{}").expect(201));
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "groups");
      assertThat(browser.text()).contains("Later groups win");
      browser.pressButton("↓Move A down");
      assertThat(groups()).containsExactly("B", "A", "C");
      api.patch(root + "/groups", "{\"order\": [\"C\", \"B\", \"A\"]}").expect(200);
      browser.pressButton("↑Move C up");
      assertThat(browser.text()).contains("so nothing was moved");
      assertThat(groups()).containsExactly("C", "B", "A");
      browser.pressButton("↑Move C up"); // the first stays
      assertThat(groups()).containsExactly("C", "B", "A");
    }
  }

  @Test
  void whatAGroupHidesIsShownAgain() throws IOException {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/quick-dial/canteen", "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}")
        .expect(201);
    api.put(root + "/groups/Sales/hidden-quick-dial/canteen", "").expect(200, 201);
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "groups/Sales/quick-dial");
      assertThat(browser.text()).contains("Hidden entries", "Canteen");
      browser.pressButton("Show again Canteen");
      assertThat(browser.text()).contains("The entry is shown again.");
      assertThat(browser.text()).doesNotContain("Hidden entries");
      assertThat(api.get(root + "/groups/Sales/hidden-quick-dial").expect(200).ids()).isEmpty();
    }
  }

  @Test
  void membersComeInPagesAndAreSearchedInTheDatabase() {
    String names =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "\"p%02d\"".formatted(i))
            .collect(Collectors.joining(","));
    String csv =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "p%02d".formatted(i))
            .collect(Collectors.joining("\n", "username\n", "\n"));
    api.post(root + "/subscribers.csv", "text/csv", csv).expect(200);
    api.put(root + "/groups/Sales", "{\"members\": [" + names + "]}").expect(201);
    ConsoleClient client = ConsoleClient.signIn(manager, TestAdministrators.PASSWORD);
    Http.Answer second = client.get(pages + "groups/Sales?page=2");
    assertThat(second.text()).contains(">p26<", ">p50<", "26–50 of 60").doesNotContain(">p25<");
    Http.Answer found = client.get(pages + "groups/Sales?q=p6");
    assertThat(found.text()).contains(">p60<").doesNotContain(">p06<", ">p26<");
    Http.Answer offered = client.get(pages + "groups/Sales?add=p");
    assertThat(offered.text()).contains("There are 52 more.", "already a member");
  }

  @Test
  void inABrowserTheOrderIsSavedAndTheButtonKeepsTheFocus() {
    List.of("A", "B", "C").forEach(name -> api.put(root + "/groups/" + name, "{}").expect(201));
    api.put(root + "/subscribers/ann", "{\"displayName\": \"Ann Lee\"}").expect(201);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(manager, TestAdministrators.PASSWORD);
      page.navigate(pages.substring(1) + "groups");
      page.getByText("Move A down").locator("..").press("Enter");
      page.getByText("The order is saved.").waitFor();
      assertThat(groups()).containsExactly("B", "A", "C");
      assertThat(page.evaluate("document.activeElement.value")).isEqualTo("A");
      page.keyboard().press("Enter");
      page.waitForCondition(() -> groups().equals(List.of("B", "C", "A")));
      Locator rows = page.locator("tbody tr");
      page.waitForCondition(() -> rows.last().textContent().contains("A"));
      page.evaluate("document.getElementById('list').dataset.old = true");
      rows.last().locator(".grip").dragTo(rows.first().locator(".grip"));
      page.locator("#list:not([data-old])").waitFor();
      assertThat(groups()).containsExactly("A", "B", "C");
      api.put(root + "/groups/D", "{}").expect(201);
      page.locator(".grip").last().dragTo(page.locator(".grip").first());
      page.getByText("so nothing was moved").waitFor();
      assertThat(groups()).containsExactly("A", "B", "C", "D");
      assertThat(rows.allTextContents()).hasSize(4);
      page.navigate(pages.substring(1) + "groups/A");
      page.locator("#add").pressSequentially("lee");
      page.locator("#offered button").click();
      page.getByText("Added to the group.").waitFor();
      assertThat(members("A")).containsExactly("ann");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void theMenuOfANarrowWindowOpensAndLeads() {
    try (Chromium browser =
        Chromium.open(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 700))) {
      Page page = browser.signIn(manager, TestAdministrators.PASSWORD);
      assertThat(page.locator("#menu").isVisible()).isFalse();
      page.locator(".menu").press("Enter");
      assertThat(page.locator("#menu").isVisible()).isTrue();
      page.keyboard().press("Escape");
      assertThat(page.locator("#menu").isVisible()).isFalse();
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("menu");
      page.locator(".menu").click();
      page.locator("#menu").getByText("Groups").click();
      page.waitForURL(url -> url.endsWith("/groups"));
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
