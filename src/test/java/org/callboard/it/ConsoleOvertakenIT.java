package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/**
 * Two people edit the same thing, and the second has a typing error in it, too: correcting that
 * does not overwrite the first unseen, and who is told so can still save.
 */
class ConsoleOvertakenIT extends DeployedCallboard {

  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String pages = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private final ConsoleClient manager =
      ConsoleClient.signIn(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);

  private static String version(Answer page) {
    Matcher matcher = VERSION.matcher(page.text());
    assertThat(matcher.find()).as(page.text()).isTrue();
    return matcher.group(1);
  }

  /**
   * @param other what somebody else does meanwhile
   * @param wrong what is typed first, and {@code right} afterwards
   */
  private void edits(String page, Runnable other, String wrong, String right) {
    String address = pages + page;
    String seen = version(manager.get(address));
    other.run();
    Answer refused = manager.post(address, wrong + "&version=" + seen);
    assertThat(refused.status()).as(refused.text()).isIn(422, 412);
    Answer told =
        refused.status() == 412
            ? refused
            : manager.post(address, right + "&version=" + version(refused));
    assertThat(told.status()).as(page + ": nobody is overwritten unseen").isEqualTo(412);
    Answer saved = manager.post(address, right + "&version=" + version(told));
    assertThat(saved.status()).as(page + ": who was told can save").isEqualTo(303);
  }

  @Test
  void nobodyIsOverwrittenUnseenAndNobodyIsStuck() {
    api.put(root + "/subscribers/ann", "{}").expect(201);
    edits(
        "people/ann",
        () ->
            api.merge(root + "/subscribers/ann", "{\"displayName\": \"Of another\"}").expect(200),
        Http.form("name", "Ann", "username", ""),
        Http.form("name", "Ann", "username", "ann"));
    Runnable rename = () -> api.merge(root, "{\"name\": \"" + System.nanoTime() + "\"}").expect(200);
    edits(
        "organization",
        rename,
        Http.form("name", "", "refreshMinutes", "60", "timeZone", "Europe/Berlin"),
        Http.form("name", "Acme", "refreshMinutes", "60", "timeZone", "Europe/Berlin"));
    String texts = Http.form("wrongCredentials.language", "default", "wrongCredentials.text", "");
    edits("organization/error-texts", rename, texts + "x".repeat(501), texts + "Ask%20Eve");
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    edits(
        "administrators/" + name,
        () -> api.merge("/administrators/" + name, "{\"enabled\": false}").expect(200),
        Http.form("do", "role", "role", "nothing"),
        Http.form("do", "role", "role", "manager"));
    api.put(root + "/account-settings/expires", "{\"value\": \"600\"}").expect(201);
    edits(
        "account-settings/expires",
        () -> api.put(root + "/account-settings/expires", "{\"value\": \"601\"}").expect(200),
        Http.form("value", "-"),
        Http.form("value", "602"));
    api.put(root + "/dial-actions/a", "{\"nodes\": []}").expect(201);
    edits(
        "dial-actions/a",
        () ->
            api.put(
                    root + "/dial-actions/a",
                    "{\"nodes\": [{\"name\": \"title\", \"text\": \"Of another\"}]}")
                .expect(200),
        Http.form("title", "A", "rewriting", "<rule>"),
        Http.form("title", "A", "rewriting", ""));
  }
}
