package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.Test;

/** Administrators in the console, and their own API tokens. */
class ConsoleAdministratorsIT extends DeployedCallboard {

  private final String cloudId = TestAdministrators.organization();
  private final String pages = "/console/o/" + cloudId + "/administrators";
  private final Api api = Api.operator();
  private final String manager = TestAdministrators.manager(cloudId);
  private final String name = TestAdministrators.newName();

  private JsonObject administrator() {
    return api.get("/administrators/" + name).expect(200).json();
  }

  @Test
  void aManagerMakesChangesAndDeletesAReceptionist() throws IOException {
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.follow("Administrators");
      assertThat(browser.text()).contains("1 administrator").doesNotContain("Operator");
      browser.type("username", name);
      browser.check("how", "typed");
      browser.type("password", "short");
      browser.press("/administrators");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.text()).contains("must have from 12 to 1024 characters.");
      browser.check("how", "made");
      browser.press("/administrators");
      String password = browser.page().getHtmlElementById("secret").getTextContent();
      assertThat(administrator().getString("role")).isEqualTo("reception");
      assertThat(administrator().getString("organization")).isEqualTo(cloudId);
      ConsoleClient receptionist = ConsoleClient.signIn(name, password);
      assertThat(receptionist.get(pages).status()).isEqualTo(403);
      browser.follow("Go to the administrator");
      browser.check("role", "reader");
      browser.pressButton("Save");
      assertThat(browser.text()).contains("Saved.");
      assertThat(administrator().getString("role")).isEqualTo("reader");
      assertThat(receptionist.get(pages).status()).isEqualTo(200);
      browser.check("how", "typed");
      browser.type("password", "another long one");
      browser.pressButton("Set password");
      assertThat(browser.text()).contains("The new password is set.");
      assertThat(receptionist.get(pages).status()).isEqualTo(303);
      ConsoleClient again = ConsoleClient.signIn(name, "another long one");
      browser.pressButton("Disable");
      assertThat(browser.text()).contains("disabled and signed out");
      assertThat(again.get(pages).status()).isEqualTo(303);
      browser.pressButton("Enable");
      assertThat(administrator().getBoolean("enabled")).isTrue();
      browser.type("confirm", "somebody");
      browser.pressButton("Delete for good");
      assertThat(browser.text()).contains("Nothing was deleted");
      browser.type("confirm", name);
      browser.pressButton("Delete for good");
      assertThat(browser.text()).contains("The administrator was deleted.");
      api.get("/administrators/" + name).expect(404);
    }
  }

  @Test
  void aManagerCannotReachBeyondTheOrganization() {
    String other = TestAdministrators.organization();
    String stranger = TestAdministrators.manager(other);
    ConsoleClient client = ConsoleClient.signIn(manager, TestAdministrators.PASSWORD);
    assertThat(client.get(pages + "/" + stranger).status()).isEqualTo(404);
    assertThat(client.post(pages + "/" + stranger, "do=disable").status()).isEqualTo(404);
    assertThat(client.get("/console/administrators/" + stranger).status()).isEqualTo(404);
    Http.Answer operator =
        client.post(pages, Http.form("username", name, "role", "operator", "how", "made"));
    assertThat(operator.status()).isIn(403, 422);
    Http.Answer elsewhere =
        client.post(
            "/console/administrators",
            Http.form("username", name, "role", "manager", "organization", other, "how", "made"));
    assertThat(elsewhere.status()).isEqualTo(422);
    api.get("/administrators/" + name).expect(404);
    ConsoleClient operators = ConsoleClient.signIn(operator(), TestAdministrators.PASSWORD);
    assertThat(operators.get(pages + "/" + stranger).status()).isEqualTo(404);
    assertThat(operators.get("/console/administrators/" + stranger).status()).isEqualTo(200);
  }

  private static String operator() {
    String made = TestAdministrators.newName();
    TestAdministrators.operator(made, TestAdministrators.PASSWORD);
    return made;
  }

  @Test
  void anOvertakenRoleIsTold() throws IOException {
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    try (PlainBrowser browser = PlainBrowser.signIn(operator(), TestAdministrators.PASSWORD)) {
      browser.go("/console/administrators/" + name);
      api.merge("/administrators/" + name, "{\"role\": \"reader\"}").expect(200);
      browser.check("role", "manager");
      browser.pressButton("Save");
      assertThat(browser.status()).isEqualTo(412);
      assertThat(administrator().getString("role")).isEqualTo("reader");
      browser.check("role", "operator");
      browser.pressButton("Keep mine");
      assertThat(browser.status()).as(browser.text()).isEqualTo(422);
      browser.check("role", "operator");
      browser.type("organization", "");
      browser.pressButton("Save");
      assertThat(administrator().getString("role")).isEqualTo("operator");
    }
  }

  @Test
  void whoeverMistypedTooOftenIsLetTryAgain() throws IOException {
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    for (int i = 0; i < 12; i++) {
      Http.post(
          ConsoleClient.SIGN_IN,
          PhoneClient.FORM,
          Http.form("username", name, "password", "no" + i));
    }
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go(pages + "/" + name);
      assertThat(browser.text()).contains("Too many failed attempts");
      browser.pressButton("Let them try again");
      assertThat(browser.text())
          .contains("They can try again at once.")
          .doesNotContain("Too many failed attempts");
      ConsoleClient.signIn(name, TestAdministrators.PASSWORD);
    }
  }

  @Test
  void anOwnTokenIsMadeNarrowerShownOnceAndEnded() throws IOException {
    try (PlainBrowser browser = PlainBrowser.signIn(manager, TestAdministrators.PASSWORD)) {
      browser.go("/console/own");
      browser.follow("Your API tokens");
      browser.press("/own/tokens");
      assertThat(browser.status()).isEqualTo(422);
      browser.type("name", "Telephone <list>");
      browser.form("/own/tokens").getSelectByName("role").setSelectedAttribute("reader", true);
      browser.press("/own/tokens");
      Api token = Api.bearer(browser.page().getHtmlElementById("secret").getTextContent());
      token.get("/organizations/" + cloudId).expect(200);
      token.merge("/organizations/" + cloudId, "{\"name\": \"x\"}").expect(403);
      browser.follow("API tokens");
      assertThat(browser.text()).contains("Telephone <list>", "Reader").doesNotContain("cb_");
      browser.pressButton("Revoke");
      assertThat(browser.text()).contains("The token no longer works.");
      token.get("/organizations/" + cloudId).expect(401);
    }
  }
}
