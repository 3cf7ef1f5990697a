package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.Chromium;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/** The dial actions of all layers, as technicians edit them in the console. */
class ConsoleDialActionsIT extends DeployedCallboard {

  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private static final String RULES =
      "<rule><actions><action type=\"prepend\" param=\"+420\"/></actions></rule>";

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String console = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private final String name = TestAdministrators.manager(cloudId);
  private final ConsoleClient manager = ConsoleClient.signIn(name, TestAdministrators.PASSWORD);

  private Answer post(String page, String of, String... fields) {
    Matcher matcher = VERSION.matcher(manager.get(console + of).text());
    String version = matcher.find() ? matcher.group(1) : "";
    return manager.post(console + page, "version=" + version + "&" + Http.form(fields));
  }

  private Answer save(String page, String... fields) {
    return post(page, page, fields);
  }

  private JsonObject stored(String id) {
    return api.get(root + "/dial-actions/" + id).expect(200).json();
  }

  @Test
  void oneIsAddedWithTitlesAndRulesAndKeepsWhatTheFormDoesNotShow() {
    Answer added =
        post(
            "dial-actions",
            "dial-actions?add=1",
            "id",
            "abroad",
            "title",
            "Abroad",
            "titleLanguage",
            "de",
            "titleText",
            "Ausland",
            "rewriting",
            RULES);
    assertThat(added.status()).as(added.text()).isEqualTo(303);
    assertThat(stored("abroad").toString()).contains("Ausland", "prepend");
    assertThat(manager.get(console + "dial-actions", "Accept-Language", "de").text())
        .contains(">Ausland<");
    Answer taken = post("dial-actions", "dial-actions?add=1", "id", "abroad", "title", "Other");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text()).contains("Is already taken.", "value=\"Other\"");
    assertThat(
            post(
                    "dial-actions/abroad/xml",
                    "dial-actions/abroad",
                    "xml",
                    "<dialAction><title>Abroad</title><icon priority=\"30\">globe</icon></dialAction>")
                .status())
        .isEqualTo(303);
    assertThat(save("dial-actions/abroad", "title", "Far away", "rewriting", "").status())
        .isEqualTo(303);
    assertThat(stored("abroad").toString())
        .contains("Far away", "globe", "30")
        .doesNotContain("prepend");
  }

  @Test
  void whatIsWrongIsToldAndKept() {
    post("dial-actions", "dial-actions?add=1", "id", "a", "title", "A");
    Answer wrong = save("dial-actions/a", "title", "B", "rewriting", "<rule>");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Is not well-formed", "&lt;rule&gt;", "value=\"B\"");
    Answer xml =
        post("dial-actions/a/xml", "dial-actions/a", "xml", "<dialAction id=\"b\"></dialAction>");
    assertThat(xml.status()).isEqualTo(422);
    assertThat(xml.text()).contains("Must be the same as in the address, or absent.");
    Answer entity =
        post(
            "dial-actions/a/xml",
            "dial-actions/a",
            "xml",
            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><dialAction>&e;</dialAction>");
    assertThat(entity.status()).isEqualTo(422);
    assertThat(entity.text()).doesNotContain("root:");
    String version = api.get(root + "/dial-actions/a").expect(200).etag().replace("\"", "");
    api.put(root + "/dial-actions/a", "{\"nodes\": []}").expect(200);
    Answer late = manager.post(console + "dial-actions/a", "title=C&version=" + version);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("Keep mine", "Take theirs");
  }

  @Test
  void theyAreOrderedAndDeletedInEachLayer() {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/subscribers/ann", "{}").expect(201);
    for (String layer : new String[] {"", "groups/Sales/", "people/ann/"}) {
      String list = layer + "dial-actions";
      for (String id : new String[] {"a", "b", "c"}) {
        assertThat(post(list, list + "?add=1", "id", id, "title", id).status()).isEqualTo(303);
      }
      assertThat(save(list, "up", "c").status()).isEqualTo(303);
      assertThat(save(list, "down", "a").status()).isEqualTo(303);
      assertThat(save(list, "up", "nothing").status()).isEqualTo(303);
      String rest = root + "/" + layer.replace("people", "subscribers") + "dial-actions";
      assertThat(api.get(rest).expect(200).ids()).containsExactly("c", "a", "b");
      assertThat(manager.post(console + list + "/a/delete", "").status()).isEqualTo(303);
      assertThat(api.get(rest).expect(200).ids()).containsExactly("c", "b");
    }
    Answer draft = post("draft/dial-actions", "draft/dial-actions?add=1", "id", "d", "title", "D");
    assertThat(draft.header("Location")).contains("draft/dial-actions?done=inDraft");
    api.get(root + "/dial-actions/d").expect(404);
    api.get(root + "/draft/dial-actions/d").expect(200);
  }

  @Test
  void theyAreMovedByKeysAndDraggedUnlessTheListHasChanged() {
    for (String id : List.of("a", "b", "c")) {
      api.put(root + "/dial-actions/" + id, "{\"nodes\": []}").expect(201);
    }
    String rest = root + "/dial-actions";
    try (Chromium browser = Chromium.open()) {
      var page = browser.signIn(name, TestAdministrators.PASSWORD);
      page.navigate("console/o/" + cloudId + "/dial-actions");
      page.locator("[data-row] a").first().press("Alt+ArrowDown");
      page.waitForCondition(() -> api.get(rest).expect(200).ids().equals(List.of("b", "a", "c")));
      page.getByText("The order is saved.").waitFor();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("down-a");
      page.evaluate("document.getElementById('list').dataset.old = true");
      page.locator(".grip").last().dragTo(page.locator(".grip").first());
      page.locator("#list:not([data-old])").waitFor();
      assertThat(api.get(rest).expect(200).ids()).containsExactly("c", "b", "a");
      api.put(rest + "/d", "{\"nodes\": []}").expect(201);
      page.locator("[data-row] a").first().press("Alt+ArrowDown");
      page.locator(".not-done").getByText("Somebody else has changed this list").waitFor();
      assertThat(api.get(rest).expect(200).ids()).containsExactly("c", "b", "a", "d");
      assertThat(page.locator("[data-row]").count()).isEqualTo(4);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void rulesAreCheckedWhileTheyAreTyped() throws IOException {
    api.put(root + "/dial-actions/a", "{\"nodes\": []}").expect(201);
    try (Chromium browser = Chromium.open()) {
      var page = browser.signIn(name, TestAdministrators.PASSWORD);
      page.navigate("console/o/" + cloudId + "/dial-actions/a");
      page.locator("#rewriting").fill("<rule>");
      page.locator("#checked:has-text('well-formed')").waitFor();
      page.locator("#rewriting").fill(RULES);
      page.locator("#checked:has-text('This can be saved.')").waitFor();
      page.locator("#rewriting ~ .help").waitFor();
      page.locator("section.card button.main").first().click();
      page.locator(".notice").waitFor();
      assertThat(stored("a").toString()).contains("prepend");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
