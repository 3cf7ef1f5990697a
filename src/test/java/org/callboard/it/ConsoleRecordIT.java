package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what, on the pages of the record, and putting it back there. */
class ConsoleRecordIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String console = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private ConsoleClient manager;

  @BeforeEach
  void whatWasDone() {
    api.put(root + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(201);
    api.put(root + "/quick-dial/canteen", entry("5000")).expect(201);
    api.put(root + "/quick-dial/canteen", entry("5001")).expect(200);
    manager = administrator("manager");
  }

  private static String entry(String number) {
    return "{\"displayName\": \"Can<b>teen\", \"uri\": \"" + number + "\"}";
  }

  private ConsoleClient administrator(String role) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
  }

  private static String text(ConsoleClient who, String address) {
    Answer answer = who.get(address);
    assertThat(answer.status()).as(address + answer.text()).isEqualTo(200);
    return answer.text();
  }

  /** The addresses of the entries in a list. */
  private String first(ConsoleClient who, String query) {
    Matcher matcher =
        Pattern.compile("href=\"[^\"]*(" + Pattern.quote(console) + "record/[0-9]+)\"")
            .matcher(text(who, console + query));
    assertThat(matcher.find()).as(query).isTrue();
    return matcher.group(1);
  }

  @Test
  void anEntryShowsBothSidesAndIsPutBack() {
    String address = first(manager, "record?kind=organization&action=update");
    String page = text(manager, address);
    assertThat(page)
        .contains("changed the quick dial item Can&lt;b&gt;teen", ">5000<", ">5001<")
        .doesNotContain("Can<b>");
    String id = address.replaceAll(".*/", "");
    String to = TestRun.base().getPath() + address;
    Answer back = manager.post(console + "undo/" + id, Http.form("one", "true", "to", to));
    assertThat(back.header("Location")).startsWith(to + "?done=putBack&undo=");
    assertThat(api.get(root + "/quick-dial/canteen").json().getString("uri")).isEqualTo("5000");
    assertThat(text(manager, address))
        .contains("This has been put back.")
        .doesNotContain("<button class=\"main\">Put back");
    String made = first(manager, "record?kind=subscriber&action=create");
    assertThat(text(manager, made))
        .contains("This entry cannot be put back:", "Delete the person instead.");
  }

  @Test
  void entriesAreFoundByWhatIsAskedFor() {
    api.merge(root + "/subscribers/ann", "{\"displayName\": \"Needle\"}").expect(200);
    String all = text(manager, console + "record");
    assertThat(all).contains("created the subscriber ann", "Can&lt;b&gt;teen");
    assertThat(text(manager, console + "record?q=needle"))
        .contains("Needle")
        .doesNotContain("teen");
    assertThat(text(manager, console + "record?person=ann")).contains("2 entries");
    assertThat(text(manager, console + "people/ann/record"))
        .contains("2 entries", "<h1><bdi>Needle</bdi></h1>");
    assertThat(text(manager, console + "record?by=nobody")).contains("There are no such entries.");
    assertThat(text(manager, console + "record?to=2020-01-01")).contains("0 entries");
    assertThat(text(manager, console + "record?from=2020-01-01&to=x")).contains("created the");
    assertThat(text(manager, console + "record?kind=%3Cx&action=y")).contains("created the");
  }

  @Test
  void aReceptionistSeesWhatTheyHaveDone() {
    ConsoleClient reception = administrator("reception");
    String foreign = first(manager, "record");
    assertThat(text(reception, console + "record"))
        .contains("Here you see what you have done yourself.", "There are no such entries.");
    assertThat(reception.get(foreign).status()).isEqualTo(404);
    reception.post(console + "people/ann/enabled", "enabled=false");
    String own = first(reception, "record");
    assertThat(text(reception, own)).contains("enabled from true to false", "Put back</button>");
  }

  @Test
  void linesOfAnImportStandBesideIt() {
    StringBuilder csv = new StringBuilder("username,displayName\n");
    for (int i = 0; i < 30; i++) {
      csv.append("p").append(i).append(",Person ").append(i).append("\n");
    }
    api.post(root + "/subscribers.csv", "text/csv", csv.toString()).expect(200);
    String address = first(manager, "record?action=import");
    assertThat(text(manager, address))
        .contains("30 lines of the file changed something", "Line 2:", "Person 0")
        .doesNotContain("Person 29");
    assertThat(text(manager, address + "?page=2"))
        .contains("Person 29")
        .doesNotContain("Person 0<");
  }

  @Test
  void anOperatorSeesTheRecordOfTheServer() {
    String name = TestAdministrators.newName();
    TestAdministrators.operator(name, TestAdministrators.PASSWORD);
    ConsoleClient operator = ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
    String other = TestAdministrators.organization() + "X";
    api.put("/organizations/" + other, "{\"name\": \"Other\"}").expect(201);
    assertThat(text(operator, "/console/record?action=create&kind=organization")).contains(other);
    assertThat(text(manager, "/console/record")).contains(cloudId).doesNotContain(other);
    String foreign =
        api.get("/audit?limit=1&organization=" + other)
            .json()
            .getJsonArray("items")
            .getJsonObject(0)
            .get("id")
            .toString();
    assertThat(text(operator, "/console/record/" + foreign)).contains(other);
    assertThat(operator.get(console + "record/" + foreign).status()).isEqualTo(404);
    assertThat(manager.get("/console/record/" + foreign).status()).isEqualTo(404);
  }

  @Test
  void thePersonsTabsExplainAndThePageFindsEverything() {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/groups/Sales/quick-dial/hot", entry("7777")).expect(201);
    api.put(root + "/subscribers/ann/quick-dial/mine", entry("8888")).expect(201);
    assertThat(text(manager, console + "people/ann/why?q=can"))
        .contains("3 answers", "of which this person is no member.")
        .contains("No phone of this person has ever asked.");
    assertThat(text(manager, console + "people/ann/why?q=zz%3Cb%3E"))
        .contains("There is no entry with “zz&lt;b&gt;”");
    assertThat(manager.get(console + "people/ann/why?q=" + "x".repeat(200)).status())
        .isEqualTo(422);
    assertThat(text(manager, console + "find?q=7777"))
        .contains("groups/Sales/quick-dial\"", "group Sales")
        .doesNotContain("8888");
    assertThat(text(manager, console + "find?q=888")).contains("people/ann/quick-dial\"");
    assertThat(text(manager, console + "find?q=sal")).contains("groups/Sales\"");
    assertThat(text(manager, console + "find?q=ANN")).contains("people/ann\"", "1 person");
    assertThat(text(manager, console + "find?q=%25")).contains("Nothing matches");
    assertThat(text(manager, console + "find")).contains("Type a name");
    ConsoleClient stranger =
        ConsoleClient.signIn(
            TestAdministrators.manager(TestAdministrators.organization()),
            TestAdministrators.PASSWORD);
    assertThat(stranger.get(console + "find?q=ann").status()).isEqualTo(404);
  }

  @Test
  void aDeviceGetsAnotherNameAndMissingEntriesAreExplained() {
    String code =
        api.post(root + "/subscribers/ann/codes", "{}").expect(201).json().getString("code");
    assertThat(PhoneClient.signIn(cloudId, "ann", code, "i").status()).isEqualTo(200);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);
      page.navigate(console.substring(1) + "people/ann");
      page.locator("summary", new Page.LocatorOptions().setHasText("Rename")).click();
      page.getByLabel("Name of the device").fill("Desk <i>");
      page.locator(".rows .with-button button").click();
      page.getByText("Saved.").waitFor();
      assertThat(page.locator(".rows li b").first().textContent()).isEqualTo("Desk <i>");
      page.getByText("Why not?").click();
      page.locator("#q").fill("teen");
      page.getByText("Explain").click();
      page.getByText("Phones of this person get it from the organization.").waitFor();
      page.locator("#find").fill("5001");
      page.locator("#find").press("Enter");
      page.locator("#list h2").waitFor();
      page.locator("nav.side a[href$='/record']").first().click();
      page.locator("#kind").selectOption("subscriber");
      page.waitForURL(url -> url.contains("kind=subscriber"));
      page.locator("ol.record a").first().click();
      page.locator("table.difference").waitFor();
      page.goBack();
      assertThat(page.locator("#kind").inputValue()).isEqualTo("subscriber");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
