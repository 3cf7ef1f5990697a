package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Account settings by the administrators' door. */
class AccountSettingsRestIT extends DeployedCallboard {

  private static final String SECRET = "s3cret-of-ann";

  private final Api api = Api.operator();
  private String acme;
  private String settings;
  private String preview;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(
            acme + "/subscribers/ann",
            "{\"displayName\": \"Ann\", \"groups\": [\"sales\"],"
                + " \"attributes\": {\"desk\": \"4.12\"}}")
        .expect(201);
    settings = acme + "/account-settings";
    preview = acme + "/subscribers/ann/preview?part=account";
  }

  private Reply text(String layer, String name, String value) {
    return api.put(
        acme + layer + "/account-settings/" + name,
        Json.createObjectBuilder().add("value", value).build());
  }

  private Reply xml(String xml) {
    return api.put(
        settings + "/rewriting",
        Json.createObjectBuilder()
            .add("value", Json.createObjectBuilder().add("xml", xml))
            .build());
  }

  /** The same one as often as it is counted. */
  private List<String> reveals() {
    String cloudId = acme.substring(15);
    return api
        .get("/audit?organization=" + cloudId)
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(entry -> entry.getString("action").equals("reveal"))
        .flatMap(
            entry -> Collections.nCopies(entry.getInt("count"), entry.getString("target")).stream())
        .toList();
  }

  @Test
  void everyLayerHasSettings() {
    for (String layer : new String[] {"", "/draft", "/groups/sales", "/subscribers/ann"}) {
      String path = acme + layer + "/account-settings";
      assertThat(api.get(path).expect(200).ids()).isEmpty();
      Reply created = text(layer, "host", "sip.example.com").expect(201);
      assertThat(created.json())
          .isEqualTo(
              Json.createObjectBuilder()
                  .add("id", "host")
                  .add("value", "sip.example.com")
                  .addNull("priority")
                  .add("secret", false)
                  .add("known", true)
                  .build());
      assertThat(api.get(path + "/host").expect(200).json()).isEqualTo(created.json());
      api.put(path + "/expires", "{\"value\": 300, \"priority\": 50}").expect(201);
      assertThat(api.get(path).expect(200).ids()).containsExactly("expires", "host");
      assertThat(api.get(path + "/expires").json().getString("value")).isEqualTo("300");
      assertThat(api.get(path + "?limit=1").expect(200).ids()).containsExactly("expires");
      api.delete(path + "/expires").expect(204);
      api.delete(path + "/expires").problem(404, "not-found");
      api.get(path + "/expires").problem(404, "not-found");
    }
  }

  @Test
  void whatWasReadCanBePutBack() {
    for (String value :
        new String[] {
          "\"a ${username}\"",
          "{\"texts\": [{\"lang\": \"cs\", \"text\": \"Účet\"}, {\"text\": \"Account\"}]}"
        }) {
      api.put(settings + "/title", "{\"value\": " + value + ", \"priority\": 30}").expect(200, 201);
      Reply read = api.get(settings + "/title").expect(200);
      assertThat(api.ifMatch(read.etag()).put(settings + "/title", read.text()).expect(200).json())
          .isEqualTo(read.json());
    }
    xml("<rule><actions/></rule>").expect(201);
    Reply subtree = api.get(settings + "/rewriting");
    assertThat(subtree.json().getJsonObject("value").getString("xml")).contains("<rule>");
    assertThat(api.put(settings + "/rewriting", subtree.text()).expect(200).json())
        .isEqualTo(subtree.json());
  }

  @Test
  void whoSawAnotherStateChangesNothing() {
    String tag = text("", "host", "one").expect(201).etag();
    assertThat(api.with("If-None-Match", tag).get(settings + "/host").status()).isEqualTo(304);
    text("", "host", "two").expect(200);
    api.ifMatch(tag)
        .put(settings + "/host", "{\"value\": \"three\"}")
        .problem(412, "changed-meanwhile");
    api.ifMatch(tag).delete(settings + "/host").problem(412, "changed-meanwhile");
    api.with("If-None-Match", "*")
        .put(settings + "/host", "{\"value\": \"three\"}")
        .problem(412, "changed-meanwhile");
    assertThat(api.get(settings + "/host").json().getString("value")).isEqualTo("two");
  }

  // --- secrets -----------------------------------------------------------------------------------

  @Test
  void aSecretIsShownOnlyToWhoAsksAndThatIsRecorded() {
    String path = acme + "/subscribers/ann/account-settings";
    Reply created = text("/subscribers/ann", "password", SECRET).expect(201);
    assertThat(created.json().getBoolean("secret")).isTrue();
    assertThat(created.json().isNull("value")).isTrue();
    assertThat(api.get(path).expect(200).text()).doesNotContain(SECRET);
    assertThat(api.get(path + "/password").expect(200).text()).doesNotContain(SECRET);
    assertThat(reveals()).isEmpty();
    Reply revealed = api.get(path + "/password?secrets=true").expect(200);
    assertThat(revealed.json().getString("value")).isEqualTo(SECRET);
    assertThat(revealed.etag()).isEqualTo(created.etag());
    assertThat(api.get(path + "?secrets=true").expect(200).text()).contains(SECRET);
    assertThat(reveals()).hasSize(2);
    assertThat(api.get("/audit?organization=" + acme.substring(15)).text()).doesNotContain(SECRET);
  }

  /** It would be in the record under the name of somebody who knows nothing of it. */
  @Test
  void aPageOfAnotherSiteMakesNobodyReadWhatIsRecorded() {
    text("", "password", SECRET).expect(201);
    text("", "host", "sip.example.com").expect(201);
    List<String> recorded =
        List.of(
            settings + "?secrets=true",
            settings + "/password?secrets=true",
            preview + "&secrets=true",
            acme + "/export",
            acme + "/subscribers.csv",
            acme + "/quick-dial.csv");
    String before = api.get("/audit?organization=" + acme.substring(15)).text();
    for (String path : recorded) {
      assertThat(
              api.with("Sec-Fetch-Site", "cross-site").get(path).problem(403, "forbidden").text())
          .doesNotContain(SECRET);
      api.with("Sec-Fetch-Site", "same-site").get(path).problem(403, "forbidden");
      api.with("Referer", "http://other.example/").get(path).problem(403, "forbidden");
      assertThat(head(path, "cross-site")).isEqualTo(403);
    }
    assertThat(api.get("/audit?organization=" + acme.substring(15)).text()).isEqualTo(before);
    Api other = api.with("Sec-Fetch-Site", "cross-site");
    assertThat(other.get(settings + "?secrets=false").expect(200).text()).doesNotContain(SECRET);
    other.get(preview).expect(200);
    for (String path : recorded) {
      api.with("Sec-Fetch-Site", "same-origin").get(path).expect(200);
      api.get(path).expect(200);
    }
    assertThat(Set.copyOf(reveals())).hasSize(3);
  }

  private int head(String path, String site) {
    return api.with("Sec-Fetch-Site", site).send("HEAD", path, BodyPublishers.noBody()).status();
  }

  @Test
  void aSecretKeepsItsValueWhereNoneIsSent() {
    String path = settings + "/password";
    text("", "password", SECRET).expect(201);
    api.put(path, "{\"priority\": 50}").expect(200);
    api.put(path, api.get(path).text()).expect(200);
    JsonObject kept = api.get(path + "?secrets=true").json();
    assertThat(kept.getString("value")).isEqualTo(SECRET);
    assertThat(kept.getInt("priority")).isEqualTo(50);
    api.put(settings + "/host", "{}").problem(400, "invalid-value");
    api.put(settings + "/host", "{\"value\": null}").problem(400, "invalid-value");
  }

  @Test
  void nobodyRevealsASecretBySayingThatItIsNone() {
    String path = settings + "/doorCode";
    api.put(path, "{\"value\": \"" + SECRET + "\", \"secret\": true}").expect(201);
    assertThat(api.put(path, "{\"secret\": false}").problem(400, "invalid-value").invalidFields())
        .containsExactly("value");
    assertThat(api.get(path).json().isNull("value")).isTrue();
    assertThat(api.put(path, "{\"value\": \"other\"}").expect(200).json().isNull("value")).isTrue();
    assertThat(
            api.put(path, "{\"value\": \"open\", \"secret\": false}")
                .expect(200)
                .json()
                .getString("value"))
        .isEqualTo("open");
    assertThat(
            api.put(settings + "/password", "{\"value\": \"x\", \"secret\": false}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("secret");
  }

  // --- the draft ---------------------------------------------------------------------------------

  @Test
  void aDraftHasAccountSettingsToo() {
    text("", "host", "old.example.com").expect(201);
    text("", "expires", "300").expect(201);
    text("/draft", "host", "new.example.com").expect(201);
    text("/draft", "password", SECRET).expect(201);
    api.delete(acme + "/draft/account-settings/expires").expect(204);
    Reply draft = api.get(acme + "/draft").expect(200);
    assertThat(draft.json().getInt("accountSettings")).isEqualTo(2);
    assertThat(draft.json().getJsonObject("deletions").getJsonArray("accountSettings"))
        .containsExactly(Json.createValue("expires"));
    Reply changes = api.get(acme + "/draft/changes").expect(200);
    assertThat(changes.ids()).containsExactly("expires", "host", "password");
    assertThat(changes.text()).doesNotContain(SECRET);
    api.ifMatch("\"other\"").post(acme + "/draft/publish").problem(412, "changed-meanwhile");
    assertThat(api.ifMatch(draft.etag()).post(acme + "/draft/publish").expect(200).json())
        .isEqualTo(changes.json());
    assertThat(api.get(settings).ids()).containsExactly("host", "password");
    assertThat(api.get(settings + "/password?secrets=true").json().getString("value"))
        .isEqualTo(SECRET);
    assertThat(api.get(acme + "/draft").json().getInt("accountSettings")).isZero();
  }

  @Test
  void aDraftOfASecretIsASecretAndStaysOneWhenItIsPublished() {
    api.put(settings + "/trunkPin", "{\"value\": \"" + SECRET + "\", \"secret\": true}")
        .expect(201);
    Reply draft = text("/draft", "trunkPin", "an0ther").expect(201);
    assertThat(draft.json().getBoolean("secret")).isTrue();
    assertThat(draft.text()).doesNotContain("an0ther");
    api.post(acme + "/draft/publish").expect(200);
    assertThat(api.get(settings + "/trunkPin").expect(200).text())
        .contains("\"secret\":true")
        .doesNotContain("an0ther");
    assertThat(api.get(settings + "/trunkPin?secrets=true").expect(200).text()).contains("an0ther");
    assertThat(api.get("/audit?organization=" + acme.substring(15)).expect(200).text())
        .doesNotContain("an0ther");
  }

  /** As docs/settings.md says of a secret whose key is gone. */
  @Test
  void aSecretThatCannotBeReadAnyMoreIsOneWhenItIsSetAnew() {
    api.put(settings + "/trunkPin", "{\"value\": \"" + SECRET + "\", \"secret\": true}")
        .expect(201);
    TestData.sql(
        "UPDATE account_setting SET value_json = 'aes:gone:AAAA' WHERE name = 'trunkPin'"
            + " AND organization_id = (SELECT id FROM organization WHERE cloud_id = ?)",
        acme.substring(15));
    Reply anew = text("", "trunkPin", "an0ther").expect(200, 201);
    assertThat(anew.json().getBoolean("secret")).isTrue();
    assertThat(anew.text()).doesNotContain("an0ther");
    api.delete(settings + "/trunkPin").expect(204);
  }

  @Test
  void aDroppedDraftLeavesWhatIsLive() {
    text("", "host", "old.example.com").expect(201);
    String tag = api.get(acme + "/draft").etag();
    text("/draft", "host", "new.example.com").expect(201);
    api.ifMatch(tag).delete(acme + "/draft").problem(412, "changed-meanwhile");
    assertThat(api.get(preview + "&editable=true").text()).contains("new.example.com");
    assertThat(api.get(preview).text()).contains("old.example.com");
    api.delete(acme + "/draft").expect(204);
    assertThat(api.get(acme + "/draft/account-settings").ids()).isEmpty();
    assertThat(api.get(preview + "&editable=true").text()).contains("old.example.com");
  }

  // --- previews ----------------------------------------------------------------------------------

  @Test
  void aPreviewShowsTheAccountAndSaysWhereItComesFrom() {
    text("", "host", "sip.example.com").expect(201);
    text("/groups/sales", "host", "sales.example.com").expect(201);
    text("/subscribers/ann", "password", SECRET).expect(201);
    text("", "userDisplayName", "${displayName}, ${desk} <&>").expect(201);
    String xml = api.get(preview).expect(200).text();
    assertThat(xml)
        .contains("<account>", "<host>sales.example.com</host>", "<cloud_username>ann<")
        .contains("Ann, 4.12 &lt;&amp;")
        .doesNotContain(SECRET);
    assertThat(reveals()).isEmpty();
    assertThat(api.get(preview + "&secrets=true").text()).contains(SECRET);
    assertThat(reveals()).hasSize(1);
    JsonObject host =
        api
            .get(preview + "&explain=true")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(item -> item.getString("id").equals("host"))
            .findFirst()
            .orElseThrow();
    assertThat(host.getString("kind")).isEqualTo("accountSetting");
    assertThat(host.getString("layer")).isEqualTo("group:sales");
    assertThat(host.getJsonArray("overrides")).containsExactly(Json.createValue("organization"));
    api.get(acme + "/subscribers/ann/preview?part=all").problem(400, "invalid-parameter");
    assertThat(api.get(acme + "/subscribers/ann/preview?part=global").text()).contains("<root");
  }

  @Test
  void anAccountThatCannotBeReadIsNotShownInPart() {
    text("", "password", SECRET).expect(201);
    int broken =
        TestData.sql(
            "UPDATE account_setting SET value_json = 'aes:gone:AAAA' WHERE name = 'password'"
                + " AND organization_id = (SELECT id FROM organization WHERE cloud_id = ?)",
            acme.substring(15));
    assertThat(broken).isEqualTo(1);
    text("", "host", "sip.example.com").expect(201);
    api.get(preview).problem(409, "conflict");
    api.get(preview + "&explain=true").problem(409, "conflict");
    assertThat(api.get(settings).expect(200).ids()).containsExactly("host");
    api.put(settings + "/password", "{}").problem(400, "invalid-value");
    text("", "password", SECRET).expect(200); // it was there, though nobody could read it
    assertThat(api.get(preview + "&secrets=true").expect(200).text()).contains(SECRET);
  }

  @Test
  void everybodyWhoAdministersSeesTheCatalogue() {
    Reply all = api.get("/account-settings/catalogue").expect(200);
    assertThat(all.ids()).contains("title", "username", "password", "host", "rewriting");
    assertThat(api.with("If-None-Match", all.etag()).get("/account-settings/catalogue").status())
        .isEqualTo(304);
    String manager = "manager-" + acme.substring(15);
    api.put(
            "/administrators/" + manager,
            "{\"role\": \"manager\", \"organization\": \""
                + acme.substring(15)
                + "\", \"password\": \"a very long password\"}")
        .expect(201);
    assertThat(
            Api.as(manager, "a very long password")
                .get("/account-settings/catalogue")
                .expect(200)
                .json())
        .isEqualTo(all.json());
    Api.anonymous().get("/account-settings/catalogue").problem(401, "unauthenticated");
  }

  // --- hostile input -----------------------------------------------------------------------------

  @Test
  void aNameThatNoElementHasIsRefused() {
    for (String name : new String[] {"xml:lang", "xmlns", "1abc", "a b", "ž", "a".repeat(101)}) {
      String path = settings + "/" + Api.segment(name);
      assertThat(api.put(path, "{\"value\": \"x\"}").problem(400, "invalid-value").invalidFields())
          .describedAs(name)
          .containsExactly("name");
      api.get(path).problem(404, "not-found");
      api.delete(path).problem(404, "not-found");
    }
    text("", "account", "just a name").expect(201);
    assertThat(api.get(preview).expect(200).text()).contains("<account>just a name</account>");
  }

  @Test
  void xmlThatCouldHurtAPhoneOrTheServerIsRefused() {
    String laughs =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>";
    for (String xml :
        new String[] {
          "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
          laughs,
          "<a>&c;</a>",
          "<a>",
          "</rewriting><x/><rewriting>",
          "<?php echo 1 ?>",
          "<x:a/>",
          String.join("", Collections.nCopies(8_000, "<a>"))
              + String.join("", Collections.nCopies(8_000, "</a>"))
        }) {
      assertThat(xml(xml).problem(400, "invalid-value").invalidFields())
          .describedAs(xml.substring(0, Math.min(60, xml.length())))
          .allMatch(field -> field.startsWith("value"));
    }
    assertThat(api.get(settings).ids()).isEmpty();
  }

  @Test
  void whatIsTooLongOrOutOfRangeIsRefused() {
    text("", "note", "x".repeat(65_536)).expect(201);
    text("", "note", "x".repeat(65_537)).problem(400, "invalid-value");
    text("", "note", "x".repeat(1_000_000)).problem(400, "invalid-value");
    text("", "note", "x".repeat(2_000_000)).problem(413, "too-large");
    for (String priority : new String[] {"0", "-1", "1001", "1.5", "1e99", "\"20\"", "true"}) {
      assertThat(
              api.put(settings + "/host", "{\"value\": \"x\", \"priority\": " + priority + "}")
                  .problem(400, "invalid-value")
                  .invalidFields())
          .describedAs(priority)
          .containsExactly("priority");
    }
    for (String value :
        new String[] {
          "true",
          "[]",
          "{}",
          "{\"text\": \"x\"}",
          "{\"texts\": []}",
          "{\"texts\": [1]}",
          "{\"texts\": [{\"lang\": \"x!\", \"text\": \"\"}]}",
          "{\"xml\": 1}",
          "{\"xml\": \"<a/>\", \"texts\": []}",
          "\"\\u0000\"",
          "\"\\ud800\""
        }) {
      assertThat(
              api.put(settings + "/note", "{\"value\": " + value + "}")
                  .problem(400, "invalid-value")
                  .invalidFields())
          .describedAs(value)
          .allMatch(field -> field.startsWith("value"));
    }
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThat(
            api.put(
                    settings + "/1abc",
                    "{\"id\": \"x\", \"value\": true, \"priority\": 0, \"secret\": 1, \"nonsense\":"
                        + " 1}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("id", "value", "priority", "secret", "name", "nonsense");
  }

  @Test
  void theServersOwnAndUnknownReferencesAreRefusedInWords() {
    text("", "cloud_password", "x").problem(400, "invalid-value");
    text("", "note", "${nobody}").problem(400, "invalid-value");
    text("", "expires", "soon").problem(400, "invalid-value");
    text("", "host", " ").problem(400, "invalid-value");
    text("", "note", "$${nobody} ${desk} ${username}").expect(201);
    assertThat(api.get(preview).text()).contains("<note>${nobody} 4.12 ann</note>");
    assertThat(api.get(settings + "/note").json().get("value"))
        .isEqualTo((JsonValue) Json.createValue("$${nobody} ${desk} ${username}"));
  }

  @Test
  void aNameInTheAddressIsReadWithoutWhatNobodySeesAtItsEnds() {
    for (String name : new String[] {"%20proxy%20", "%C2%A0proxy", "proxy%E2%80%8B", "proxy%0A"}) {
      for (String layer : new String[] {"", "/draft", "/groups/sales", "/subscribers/ann"}) {
        assertThat(text(layer, name, "h.example").expect(201).json().getString("id"))
            .isEqualTo("proxy");
        String setting = acme + layer + "/account-settings/" + name;
        assertThat(api.get(setting).expect(200).json().getString("id")).isEqualTo("proxy");
        api.put(setting, "{\"id\": \" proxy\u00a0\", \"value\": \"i.example\"}").expect(200);
        api.delete(setting).expect(204);
      }
    }
    assertThat(text("", "pro%E2%80%8Bxy", "h").problem(400, "invalid-value").text())
        .contains("invisible character inside (U+200B)");
  }
}
