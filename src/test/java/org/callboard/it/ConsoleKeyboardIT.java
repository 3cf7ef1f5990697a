package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console by keys alone: nothing is clicked, and nothing is found but by Tab. */
class ConsoleKeyboardIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final Api api = Api.operator();
  private Chromium browser;
  private Page page;
  private Keyboard keys;

  @BeforeEach
  void sitDown() {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/subscribers/bob", "{\"displayName\": \"Bob\"}").expect(201);
    for (String name : List.of("Alarm", "Bistro", "Canteen")) {
      api.put(
              root + "/quick-dial/" + name.toLowerCase(),
              "{\"displayName\": \"" + name + "\", \"uri\": \"500" + name.length() + "\"}")
          .expect(201);
    }
    browser = Chromium.open();
    page = browser.page();
    keys = new Keyboard(browser).signIn(TestAdministrators.manager(cloudId));
  }

  @AfterEach
  void standUp() {
    assertThat(browser.complaints()).isEmpty();
    browser.close();
  }

  private List<String> rows() {
    return page.locator(".entry-text b, tbody th a").allTextContents();
  }

  private void order(String... names) {
    page.waitForCondition(() -> rows().equals(List.of(names)));
  }

  @Test
  void somebodyIsAddedFoundAndChangedAndThePageIsLeft() {
    keys.press("n").lands("/add-person").content();
    keys.to("Name").type("Ann Lee").to("Username").press("Control+A").press("Delete");
    keys.enter("Add and show the QR code");
    assertThat(keys.focused()).isEqualTo("Username"); // the browser asks for it
    keys.type("bob").press("Enter").reads("Correct the marked fields.");
    assertThat(keys.focused()).startsWith("Nothing has been saved yet.");
    keys.press("Tab").press("Enter").press("Tab").back("Username");
    keys.press("Control+A").type("ann").to("Sales").press("Space");
    keys.to("No password: a sign-in code is enough.").press("ArrowDown").to("Password");
    keys.back("Set this password:").press("ArrowUp");
    keys.enter("Add and show the QR code").reads("Sign-in for Ann Lee");
    assertThat(page.locator(".qr svg").isVisible()).isTrue();
    keys.content().to("Print").enter("People").lands("/people");
    keys.press("/").type("zz").reads("No matching people.");
    keys.press("Control+A").type("lee").reads("1 person").lands("q=lee&group=&show=");
    assertThat(keys.focused()).isEqualTo("Name, username, number");
    List<String> searches = new ArrayList<>();
    page.onRequest(request -> searches.add(request.url()));
    keys.enter("Ann Lee").lands("/people/ann").content();
    assertThat(searches).noneMatch(url -> url.contains("q=lee"));
    keys.fill("Name", "Anne Lee").press("Enter").reads("Saved.");
    keys.enter("Undo").reads("Put back.").content();
    keys.enter("Disable").reads("This person can no longer sign in.");
    keys.content().enter("Test app").lands("app=test");
    keys.enter("Sign out").reads("You are signed out.");
  }

  @Test
  void entriesAreAddedMovedDeletedPublishedAndPutBack() {
    keys.enter("Quick dial").lands("/quick-dial").press("n").reads("Save in the draft").content();
    keys.to("Name").type("Doctor").to("Number or address").type("112").reads("Not saved yet");
    assertThat(keys.focused()).isEqualTo("Number or address");
    keys.press("Control+Enter").reads("Saved in the draft.").content();
    keys.to("Move Doctor up").press("Alt+ArrowUp").reads("The order is saved.");
    order("Alarm", "Bistro", "Doctor", "Canteen");
    assertThat(keys.focused()).isEqualTo("Move Doctor up");
    keys.press("Alt+ArrowUp");
    order("Alarm", "Doctor", "Bistro", "Canteen");
    assertThat(keys.focused()).isEqualTo("Move Doctor up");
    keys.press("Enter");
    order("Doctor", "Alarm", "Bistro", "Canteen");
    assertThat(keys.focused()).isEqualTo("Move Doctor down"); // there is no further up
    keys.press("Alt+ArrowDown");
    order("Alarm", "Doctor", "Bistro", "Canteen");
    assertThat(keys.focused()).isEqualTo("Move Doctor down");
    keys.enter("More actions for Doctor").enter("Move to the bottom");
    order("Alarm", "Bistro", "Canteen", "Doctor");
    assertThat(keys.focused()).isEqualTo("Move Doctor up");
    keys.back("More actions for Canteen").press("Enter").enter("Delete");
    keys.reads("The entry is deleted in the draft.");
    assertThat(keys.focused()).contains("Doctor");
    keys.back("Publish…").press("Enter").lands("/publish").content();
    keys.enter("Publish now").reads("Published.");
    assertThat(api.get(root + "/quick-dial").expect(200).ids())
        .hasSize(3)
        .doesNotContain("canteen");
    keys.content().enter("Undo").reads("Put back.");
    assertThat(api.get(root + "/quick-dial").expect(200).ids()).hasSize(3).contains("canteen");
  }

  @Test
  void groupsAreAddedOrderedAndFilled() {
    api.put(root + "/subscribers/ann", "{\"displayName\": \"Ann Lee\"}").expect(201);
    keys.enter("Groups").lands("/groups").content();
    keys.fill("Name", "Service").press("Enter").reads("The group was added.").content();
    keys.to("Find people to add").type("lee").reads("1 person");
    keys.enter("Add Ann Lee").reads("Added to the group.");
    keys.enter("Remove Ann Lee").reads("Removed from the group.");
    keys.enter("Groups").lands("/groups").content();
    keys.to("Service").press("Alt+ArrowUp").reads("The order is saved.");
    order("Service", "Sales");
    assertThat(keys.focused()).isEqualTo("Move Service up");
    keys.press("Tab").press("Enter");
    order("Sales", "Service");
    assertThat(keys.focused()).isEqualTo("Move Service down");
    keys.to("Service").press("Enter").lands("/groups/Service").content();
    keys.enter("Delete this group").to("Type Service to confirm").type("Service").press("Enter");
    keys.reads("The group was deleted.");
  }

  @Test
  void aFileIsImported() {
    keys.enter("Import").lands("/import").content();
    keys.to("File (CSV)");
    byte[] file = "username,displayName\nann,Ann Lee\neve,Eve\n".getBytes(StandardCharsets.UTF_8);
    page.locator(":focus").setInputFiles(new FilePayload("people.csv", "text/csv", file));
    keys.enter("Upload and check").reads("No errors.").content();
    keys.enter("Change how the file is read").to("username ann").press("u").to("Check again");
    keys.back("Change how the file is read").press("Enter");
    keys.back("Import 2 people").press("Enter").reads("2 entries imported.").content();
    keys.enter("New 2").lands("#lines");
    assertThat(api.get(root + "/subscribers").expect(200).ids())
        .containsExactly("ann", "bob", "eve");
  }

  @Test
  void theOrganizationAndItsAdministratorsAreChanged() {
    keys.enter("Organization").lands("/organization").content();
    keys.fill("Name", "Acme & Co.").to("Language of letters and sheets").press("d");
    keys.to("Use the organization's own colour")
        .press("Space")
        .enter("Save")
        .reads("Saved.")
        .content();
    keys.enter("Edit the texts").lands("/error-texts").content();
    keys.to("Text for all other languages").type("Ask Eve.");
    assertThat(page.locator("[id^=look-]").first().textContent()).isEqualTo("Ask Eve.");
    keys.enter("Save").reads("Saved.");
    keys.enter("Administrators").lands("/administrators").content();
    String name = TestAdministrators.newName();
    keys.to("Username").type(name).to("Reception").press("ArrowUp");
    keys.enter("Add the administrator").reads("Hand over this password now");
    keys.content().enter("Go to the administrator").reads("New password").content();
    keys.enter("Disable").reads("The administrator is disabled and signed out.").content();
    keys.enter("Delete this administrator").to("Type " + name + " to confirm").type(name);
    keys.press("Enter").reads("The administrator was deleted.");
  }

  @Test
  void whatOpensOverThePageHoldsTheFocusAndGivesItBack() {
    page.setViewportSize(400, 800);
    keys.to("Menu").press("Enter").to("Groups").press("Escape");
    assertThat(keys.focused()).isEqualTo("Menu");
    keys.press("Enter").enter("Groups").lands("/groups").content();
    keys.fill("Name", "Service");
    page.context().clearCookies();
    keys.press("Enter").reads("You were signed out in the meantime.");
    assertThat(keys.focused()).isEqualTo("Your password");
    keys.press("Tab").press("Tab").press("Tab").press("Tab");
    assertThat(page.evaluate("document.querySelector('main').contains(document.activeElement)"))
        .isEqualTo(false);
    keys.press("Escape");
    assertThat(keys.focused()).isEqualTo("Name");
    keys.press("Enter").reads("You were signed out in the meantime.");
    keys.type(TestAdministrators.PASSWORD).press("Enter").reads("The group was added.");
  }

  @Test
  void keysAreExplainedAndSingleOnesAreSwitchedOff() {
    keys.to("People").press("?").reads("Save the form in which you type");
    assertThat(keys.focused()).isEqualTo("Close");
    keys.press("n").press("/").press("Tab").press("Escape");
    assertThat(keys.focused()).isEqualTo("People");
    keys.press("/");
    assertThat(keys.focused()).isEqualTo("Name, username, number");
    page.navigate("console/own");
    keys.content().to("Switch off single keys").press("Space").enter("Save").reads("Saved.");
    keys.back("People")
        .press("Enter")
        .lands("/people")
        .to("People")
        .press("/")
        .press("n")
        .press("?");
    assertThat(keys.focused()).isEqualTo("People");
    assertThat(page.locator("#keys").isVisible()).isFalse();
    assertThat(page.locator("[aria-keyshortcuts]").count()).isZero();
    page.navigate("console/own");
    keys.content().to("Language").press("d").enter("Save").reads("Gespeichert.");
    keys.enter("Was Tasten tun").reads("Zur Suche");
  }
}
