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

/** What was just done can be taken back from the message that says so. */
class ConsoleUndoIT extends DeployedCallboard {

  private static final Pattern UNDO =
      Pattern.compile("action=\"([^\"]*/undo/[0-9]+)\"[^>]*>\\s*<input[^>]*value=\"([^\"]*)\"");

  private final String cloudId = TestAdministrators.organization();
  private final String people = "/organizations/" + cloudId + "/subscribers";
  private final String root = TestRun.base().getPath();
  private final String console = root + "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private ConsoleClient reception;

  @BeforeEach
  void peopleAndAReceptionist() {
    api.put("/organizations/" + cloudId + "/groups/Sales", "{}").expect(201);
    for (String name : new String[] {"ann", "bob", "eve"}) {
      api.put(people + "/" + name, "{\"displayName\": \"Old " + name + "\"}").expect(201);
    }
    reception = administrator("reception");
  }

  private ConsoleClient administrator(String role) {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json(role, cloudId)).expect(201);
    return ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
  }

  private Answer renamed(ConsoleClient who, String username) {
    String version = api.get(people + "/ann").expect(200).etag().replace("\"", "");
    return who.post(
        console + "people/ann",
        Http.form("name", "New", "username", username, "group", "Sales", "version", version));
  }

  private static Matcher offer(Answer page) {
    Matcher undo = UNDO.matcher(page.text());
    assertThat(undo.find()).as(page.text()).isTrue();
    return undo;
  }

  private static Answer press(ConsoleClient who, Answer page) {
    Matcher undo = offer(page);
    return who.post(undo.group(1), Http.form("to", undo.group(2).replace("&amp;", "&")));
  }

  private String name(String username) {
    return api.get(people + "/" + username).expect(200).json().getString("displayName");
  }

  @Test
  void aReceptionistTakesAnEditBackAndTheUndoToo() {
    Answer page = reception.get(renamed(reception, "anne").header("Location"));
    assertThat(page.text()).contains("Saved.");
    Answer undone = press(reception, page);
    assertThat(undone.status()).isEqualTo(303);
    assertThat(undone.header("Location")).startsWith(console + "people/ann?done=putBack&undo=");
    assertThat(name("ann")).isEqualTo("Old ann");
    assertThat(api.get(people + "/ann").json().getJsonArray("groups")).isEmpty();
    Answer after = reception.get(undone.header("Location"));
    assertThat(after.text()).contains("Put back.");
    assertThat(press(reception, after).header("Location"))
        .startsWith(console + "people/anne?done=putBack");
    assertThat(name("anne")).isEqualTo("New");
  }

  @Test
  void whatWasDoneToManyIsTakenBackAsAWhole() {
    Answer done =
        reception.post(
            console + "edit-people",
            Http.form("username", "ann", "username", "bob", "do", "disable", "show", "off"));
    Answer page = reception.get(done.header("Location"));
    assertThat(page.text()).contains("Done for all selected people.", "Old bob");
    Answer undone = press(reception, page);
    assertThat(undone.header("Location")).startsWith(console + "people?show=off&done=putBack");
    for (String name : new String[] {"ann", "bob"}) {
      assertThat(api.get(people + "/" + name).json().getBoolean("enabled")).as(name).isTrue();
    }
    Answer again = reception.get(undone.header("Location"));
    api.merge(people + "/ann", "{\"enabled\": true, \"displayName\": \"Ann\"}").expect(200);
    api.merge(people + "/ann", "{\"enabled\": false}").expect(200);
    assertThat(press(reception, again).status()).isEqualTo(409);
    assertThat(api.get(people + "/bob").json().getBoolean("enabled")).isTrue();
  }

  @Test
  void whatWasChangedSinceStaysAndBothAreShown() {
    Answer page = reception.get(renamed(reception, "ann").header("Location"));
    String other = TestAdministrators.manager(cloudId);
    Api.as(other, TestAdministrators.PASSWORD)
        .merge(people + "/ann", "{\"displayName\": \"<b>Newer\"}")
        .expect(200);
    Answer refused = press(reception, page);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text())
        .contains("Changed again by " + other + " on ", "nothing was put back", "&lt;b&gt;Newer")
        .contains(">New<", "href=\"" + console + "people/ann\"");
    assertThat(name("ann")).isEqualTo("<b>Newer");
  }

  @Test
  void nobodyIsOfferedWhatTheyDidNotDoOrCannotUndo() {
    String address = renamed(reception, "ann").header("Location");
    assertThat(UNDO.matcher(administrator("manager").get(address).text()).find()).isFalse();
    assertThat(UNDO.matcher(administrator("reader").get(address).text()).find()).isFalse();
    offer(reception.get(address));
    String entry = address.replaceAll(".*undo=", "");
    Answer others = administrator("reception").post(console + "undo/" + entry, "to=x");
    assertThat(others.status()).isEqualTo(404);
    assertThat(name("ann")).isEqualTo("New");
    assertThat(administrator("reader").post(console + "undo/" + entry, "to=x").status())
        .isEqualTo(403);
    ConsoleClient manager = administrator("manager");
    Answer deleted = manager.post(console + "people/eve/delete", "confirm=eve");
    Answer page = manager.get(deleted.header("Location"));
    assertThat(page.text()).contains("The person was deleted.");
    assertThat(UNDO.matcher(page.text()).find()).isFalse();
    assertThat(
            manager.post(console + "undo/" + entry, "to=https://example.com/").header("Location"))
        .startsWith(root + "/console/?done=putBack");
  }

  @Test
  void theButtonIsPressedInABrowser() {
    String name = TestAdministrators.manager(cloudId);
    try (Chromium browser = Chromium.open()) {
      Page page = browser.signIn(name, TestAdministrators.PASSWORD);
      page.navigate("console/o/" + cloudId + "/people/bob");
      page.locator("#displayName").fill("Robert");
      page.locator("main button.main").first().click();
      page.getByText("Saved.").waitFor();
      assertThat(page.locator(".notice form").getAttribute("data-for")).matches("5[0-9]");
      page.locator(".notice button").click();
      page.getByText("Put back.").waitFor();
      assertThat(page.locator("h1").textContent()).isEqualTo("Old bob");
      page.reload();
      assertThat(page.locator("h1").textContent()).isEqualTo("Old bob");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
