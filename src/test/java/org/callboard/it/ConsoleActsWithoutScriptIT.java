package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each act of the console in a browser without script: a form, and an answer that says what was
 * done. Groups, administrators, their tokens and organizations are tried so in their own tests.
 */
class ConsoleActsWithoutScriptIT extends DeployedCallboard {

  @TempDir static Path folder;

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String pages = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private PlainBrowser browser;

  @BeforeEach
  void signIn() throws IOException {
    api.put(root + "/groups/Sales", "{}").expect(201);
    for (String name : List.of("ann", "bob")) {
      api.put(root + "/subscribers/" + name, "{}").expect(201);
    }
    for (String name : List.of("Alarm", "Bistro", "Canteen")) {
      api.put(
              root + "/quick-dial/" + name.toLowerCase(),
              "{\"displayName\": \"" + name + "\", \"uri\": \"500" + name.length() + "\"}")
          .expect(201);
    }
    browser =
        PlainBrowser.signIn(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  /** Presses a button and reads what was done. */
  private void does(String button, String done) throws IOException {
    browser.pressButton(button);
    assertThat(browser.text()).as(button).contains(done);
    assertThat(browser.status()).as(button).isEqualTo(200);
  }

  private void undoes() throws IOException {
    does("Undo", "Put back.");
  }

  private boolean isEnabled(String name) {
    return api.get(root + "/subscribers/" + name).expect(200).json().getBoolean("enabled");
  }

  private List<String> draft() {
    return api.get(root + "/draft/quick-dial").expect(200).ids();
  }

  @Test
  void aPersonTheirDevicesAndCodes() throws IOException {
    for (int i = 1; i <= 2; i++) {
      String code =
          api.post(root + "/subscribers/ann/codes", "{}").expect(201).json().getString("code");
      assertThat(PhoneClient.signIn(cloudId, "ann", code, "i-" + i).status()).isEqualTo(200);
    }
    browser.go(pages + "people/ann/qr-code");
    does("Make the QR code", "Sign-in for ann");
    browser.follow("Back to the person");
    does("Revoke", "The code no longer works.");
    browser.fill("/label", "label", "Desk");
    browser.press("/label");
    assertThat(browser.text()).contains("Desk");
    does("Sign out Desk", "The device is signed out.");
    does("Sign all devices out", "All devices are signed out.");
    browser.fill("/people/ann", "name", "Ann Lee");
    browser.check("group", "Sales");
    does("Save", "Saved.");
    undoes();
    does("Disable", "This person can no longer sign in.");
    assertThat(isEnabled("ann")).isFalse();
    undoes();
    assertThat(isEnabled("ann")).isTrue();
    browser.fill("/delete", "confirm", "bob");
    does("Delete for good", "Nothing was deleted");
    browser.fill("/delete", "confirm", "ann");
    does("Delete for good", "The person was deleted.");
    assertThat(api.get(root + "/subscribers").expect(200).ids()).containsExactly("bob");
  }

  private void chooses(String name) throws IOException {
    browser.go(pages + "people");
    browser.check("username", name);
  }

  @Test
  void manyPeopleAtOnce() throws IOException {
    chooses("ann");
    does("Disable", "Done for all selected people.");
    assertThat(isEnabled("ann")).isFalse();
    assertThat(isEnabled("bob")).isTrue();
    chooses("ann");
    does("Enable", "Done for all selected people.");
    chooses("ann");
    does("Sign all devices out", "Done for all selected people.");
    chooses("bob");
    does("Add to group", "Done for all selected people.");
    undoes();
    browser.go(pages + "people");
    does("Remove from group", "Nobody was selected.");
    chooses("bob");
    browser.pressButton("QR sheet");
    browser.choose("perPage", "12");
    does("Make 1 code", "bob");
  }

  @Test
  void quickDialAndItsDraft() throws IOException {
    browser.follow("Quick dial");
    browser.follow("Add an entry");
    browser.type("displayName", "Doctor");
    browser.type("uri", "112");
    does("Save in the draft", "Saved in the draft.");
    does("↑Move Doctor up", "The order is saved.");
    does("↓Move Alarm down", "The order is saved.");
    does("Move to the bottom", "The order is saved.");
    does("Sort by name", "The list is sorted by name.");
    does("Delete", "The entry is deleted in the draft.");
    undoes();
    browser.follow("Publish");
    does("Discard", "The change was removed from the draft.");
    browser.follow("Edit quick dial.");
    browser.follow("Alarm");
    browser.type("uri", "5001");
    does("Save in the draft", "Saved in the draft.");
    browser.follow("Publish");
    browser.type("at", LocalDate.now().plusDays(30) + "T12:00");
    does("Set the time", "The draft will be published at the time you chose.");
    does("Cancel publishing", "The draft will not be published by itself.");
    does("Publish now", "Published.");
    assertThat(api.get(root + "/quick-dial/alarm").expect(200).json().getString("uri"))
        .isEqualTo("5001");
    undoes();
    api.put(root + "/draft/quick-dial/x", "{\"displayName\": \"X\", \"uri\": \"1\"}").expect(201);
    browser.follow("Publish");
    does("Drop the whole draft", "The draft was dropped.");
    assertThat(draft()).isEmpty();
    browser.go(pages + "people/ann");
    browser.follow("Own quick dial");
    assertThat(browser.text()).contains("Entry to hide");
    browser.choose("hide", "bistro");
    does("Hide", "The entry is hidden here.");
    does("Show again Bistro", "The entry is shown again.");
  }

  @Test
  void settingsAndDialActions() throws IOException {
    browser.go(pages + "account-settings/expires");
    browser.type("value", "-");
    browser.pressButton("Save");
    assertThat(browser.status()).isEqualTo(422);
    browser.type("value", "700");
    does("Save", "Saved.");
    browser.go(pages + "account-settings/expires");
    does("Remove it here", "The setting is removed here.");
    browser.go(pages + "account-settings/password");
    browser.type("value", "s3cret");
    does("Save", "Saved.");
    browser.go(pages + "account-settings/password");
    browser.pressButton("Show");
    assertThat(browser.page().asXml()).contains("s3cret");
    browser.go(pages + "dial-actions?add=1");
    browser.type("title", "Abroad");
    browser.type("id", "abroad");
    does("Save", "Saved.");
    api.put(
            root + "/dial-actions/home",
            "{\"nodes\": [{\"name\": \"title\", \"text\": \"Home\"}]}")
        .expect(201);
    browser.go(pages + "dial-actions/home");
    does("Save the XML", "Saved.");
    browser.follow("Dial actions");
    does("↓", "The order is saved.");
    browser.go(pages + "dial-actions/home");
    does("Delete this dial action", "The dial action is deleted.");
    undoes();
    assertThat(api.get(root + "/dial-actions").expect(200).ids())
        .containsExactlyInAnyOrder("abroad", "home");
  }

  private void ended() {
    Waiting.await(
        "the end of the job",
        () -> {
          try {
            browser.page().refresh();
            browser.follow("Show how far it is");
            return false;
          } catch (IOException | org.htmlunit.ElementNotFoundException e) {
            return true;
          }
        });
  }

  private static Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("people.csv"), content);
  }

  @Test
  void aFileIsCheckedImportedAndExported() throws IOException {
    browser.follow("Import");
    browser.attach("file", file("username\nanother\n"));
    browser.pressButton("Upload and check");
    ended();
    assertThat(browser.text()).contains("No errors.");
    does("Check again", "Check before importing");
    ended();
    browser.pressButton("Import 1 person");
    ended();
    assertThat(browser.text()).contains("1 entry imported.");
    assertThat(api.get(root + "/subscribers").expect(200).ids()).contains("another");
    browser.follow("Import");
    browser.attach("file", file("username\nnobody\n"));
    browser.pressButton("Upload and check");
    ended();
    does("Discard the file", "The file was discarded. Nothing was imported.");
    assertThat(browser.text()).doesNotContain("people.csv");
  }

  @Test
  void theReadersOwnAccount() throws IOException {
    browser.go("/console/own");
    browser.choose("language", "de");
    browser.choose("theme", "dark");
    browser.press("/own/look");
    assertThat(browser.page().asXml()).contains("lang=\"de\"", "data-theme=\"dark\"");
    browser.choose("language", "en");
    browser.press("/own/look");
    browser.fill("/own/password", "present", TestAdministrators.PASSWORD);
    browser.fill("/own/password", "password", "another long password");
    does("Set password", "Your new password is set.");
  }
}
