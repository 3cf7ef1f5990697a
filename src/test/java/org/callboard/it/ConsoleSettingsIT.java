package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account settings of all layers, as technicians edit them in the console. */
class ConsoleSettingsIT extends DeployedCallboard {

  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private final String cloudId = TestAdministrators.organization();
  private final String root = "/organizations/" + cloudId;
  private final String console = "/console/o/" + cloudId + "/";
  private final Api api = Api.operator();
  private final ConsoleClient manager =
      ConsoleClient.signIn(TestAdministrators.manager(cloudId), TestAdministrators.PASSWORD);

  @BeforeEach
  void people() {
    api.put(root + "/groups/Sales", "{}").expect(201);
    api.put(root + "/subscribers/ann", "{\"groups\": [\"Sales\"]}").expect(201);
  }

  private Answer save(String page, String... fields) {
    String version = version(page);
    return manager.post(console + page, "version=" + version + "&" + Http.form(fields));
  }

  private String version(String page) {
    Matcher matcher = VERSION.matcher(manager.get(console + page).text());
    return matcher.find() ? matcher.group(1) : "";
  }

  private JsonObject stored(String layer, String name) {
    return api.get(root + layer + "/account-settings/" + name).expect(200).json();
  }

  @Test
  void eachKindOfValueHasItsInput() {
    assertThat(manager.get(console + "account-settings/keepAlive").text())
        .contains("<option value=\"1\"", "<option value=\"0\"");
    assertThat(manager.get(console + "account-settings/transport").text())
        .contains(">tls+sip:</option>", "the app takes udp");
    assertThat(manager.get(console + "account-settings/ptime").text())
        .contains("A whole number from 0 to 1000.");
    assertThat(manager.get(console + "account-settings/rewriting").text()).contains("<textarea");
    assertThat(manager.get(console + "account-settings/cloud_password").text())
        .contains("The server sends it to each phone.")
        .doesNotContain("name=\"value\"");
    assertThat(save("account-settings/ptime", "value", "20").status()).isEqualTo(303);
    assertThat(stored("", "ptime").getString("value")).isEqualTo("20");
    Answer wrong = save("account-settings/ptime", "value", "2000");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Must be a whole number from 0 to 1000.", "value=\"2000\"");
    assertThat(stored("", "ptime").getString("value")).isEqualTo("20");
  }

  @Test
  void textsMayHaveLanguagesAndWhatIsUnknownIsTakenToo() {
    assertThat(
            save(
                    "account-settings/userDisplayName",
                    "value",
                    "Acme",
                    "valueLanguage",
                    "de",
                    "valueText",
                    "Acme GmbH")
                .status())
        .isEqualTo(303);
    assertThat(stored("", "userDisplayName").getJsonObject("value").getJsonArray("texts"))
        .hasSize(2);
    assertThat(
            save("account-settings/acmeThing", "value", "<uri>1</uri>", "valueXml", "true")
                .status())
        .isEqualTo(303);
    assertThat(stored("", "acmeThing").getJsonObject("value").getString("xml"))
        .isEqualTo("<uri>1</uri>");
    assertThat(manager.get(console + "account-settings?show=here").text())
        .contains("acmeThing", "&lt;uri&gt;1&lt;/uri&gt;", "de: Acme GmbH")
        .doesNotContain("keepAlive");
    assertThat(manager.get(console + "account-settings?name=acmeThing").header("Location"))
        .endsWith("/account-settings/acmeThing");
    assertThat(manager.get(console + "account-settings/no%20name").status()).isEqualTo(422);
  }

  @Test
  void whereAValueComesFromIsTold() {
    api.put(root + "/account-settings/expires", "{\"value\": \"600\"}").expect(201);
    assertThat(save("groups/Sales/account-settings/expires", "value", "700").status())
        .isEqualTo(303);
    assertThat(manager.get(console + "groups/Sales/account-settings/expires").text())
        .contains("The organization sets it.");
    String person = manager.get(console + "people/ann/account-settings?q=expires").text();
    assertThat(person)
        .contains("Phones of this person get it from group Sales.")
        .contains("It is hidden by the setting of the same name in group Sales.")
        .contains(">700<");
    assertThat(
            manager
                .get(console + "people/ann/account-settings?q=expires", "Accept-Language", "de")
                .text())
        .contains("Quelle: Gruppe Sales.")
        .doesNotContain("lang=\"en\"");
    assertThat(save("people/ann/account-settings/expires", "value", "800").status()).isEqualTo(303);
    assertThat(stored("/subscribers/ann", "expires").getString("value")).isEqualTo("800");
  }

  @Test
  void theDraftIsNotLiveAndATakenOneIsGone() {
    api.put(root + "/account-settings/expires", "{\"value\": \"600\"}").expect(201);
    Answer saved = save("draft/account-settings/expires", "value", "900");
    assertThat(saved.header("Location")).contains("draft/account-settings?done=inDraft");
    assertThat(stored("", "expires").getString("value")).isEqualTo("600");
    assertThat(stored("/draft", "expires").getString("value")).isEqualTo("900");
    Answer blind = manager.post(console + "account-settings/expires/delete", "version=");
    assertThat(blind.status()).isEqualTo(412);
    assertThat(
            manager
                .post(
                    console + "account-settings/expires/delete",
                    "version=" + version("account-settings/expires"))
                .status())
        .isEqualTo(303);
    api.get(root + "/account-settings/expires").expect(404);
  }

  @Test
  void secretsAreShownOnlyOnRecordAndKeptWhenNothingIsTyped() {
    api.put(root + "/account-settings/password", "{\"value\": \"s3cret-x\"}").expect(201);
    String page = manager.get(console + "account-settings/password").text();
    assertThat(page).contains("Show (this is recorded)").doesNotContain("s3cret-x");
    assertThat(manager.get(console + "account-settings").text()).doesNotContain("s3cret-x");
    assertThat(save("account-settings/password", "value", "", "secret", "true").status())
        .isEqualTo(303);
    Answer shown = manager.post(console + "account-settings/password/show", "");
    assertThat(shown.text()).contains("s3cret-x");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(api.get("/audit?organization=" + cloudId + "&action=reveal").expect(200).text())
        .contains("account-settings/password");
  }

  @Test
  void whoeverSavesAnOlderStateIsTold() {
    api.put(root + "/account-settings/expires", "{\"value\": \"600\"}").expect(201);
    String version = version("account-settings/expires");
    api.put(root + "/account-settings/expires", "{\"value\": \"601\"}").expect(200);
    Answer late =
        manager.post(console + "account-settings/expires", "value=602&version=" + version);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("value=\"602\"", "Keep mine", "Take theirs");
    Answer twice = manager.post(console + "account-settings/expires", "value=602&version=");
    assertThat(twice.status()).isEqualTo(412);
    assertThat(stored("", "expires").getString("value")).isEqualTo("601");
  }
}
