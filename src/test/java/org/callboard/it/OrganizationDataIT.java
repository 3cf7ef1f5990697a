package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organization's data by the administrators' door: every path of it, used as it is meant. */
class OrganizationDataIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = "/organizations/" + TestData.newCloudId();
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  private Reply item(String layer, String id, String rest) {
    return api.put(layer + "/quick-dial/" + id, "{\"displayName\": \"" + id + "\"" + rest + "}");
  }

  private static List<String> texts(JsonObject json, String field) {
    return json.getJsonArray(field).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  // --- organizations -----------------------------------------------------------------------------

  @Test
  void anOrganizationNeedsOnlyItsNameAndHasDefaultsForTheRest() {
    JsonObject json = api.get(acme).expect(200).json();
    assertThat(json.getString("name")).isEqualTo("Acme");
    assertThat(json.getBoolean("enabled")).isTrue();
    assertThat(json.getInt("replacePriority")).isEqualTo(21);
    assertThat(json.getInt("refreshSeconds")).isEqualTo(3600);
    assertThat(json.getBoolean("removesDialActions")).isFalse();
  }

  @Test
  void aSecondPutKeepsWhatItDoesNotMention() {
    String settings =
        "{\"name\": \"New\", \"enabled\": false, \"replacePriority\": null, \"refreshSeconds\": 600,"
            + " \"removesDialActions\": true,"
            + " \"errorTexts\": {\"disabled\": {\"default\": \"Closed\", \"cs\": \"Zavřeno\"}}}";
    JsonObject replaced = api.put(acme, settings).expect(200).json();
    assertThat(replaced.isNull("replacePriority")).isTrue();
    assertThat(replaced.getJsonObject("errorTexts").getJsonObject("disabled").getString("cs"))
        .isEqualTo("Zavřeno");
    assertThat(api.get(acme).json()).isEqualTo(replaced);
    JsonObject again = api.put(acme, "{\"name\": \"New\"}").expect(200).json();
    assertThat(again).isEqualTo(replaced);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    Reply reply =
        api.put(
            "/organizations/" + TestData.newCloudId(),
            "{\"enabled\": 1, \"replacePriority\": 41, \"refreshSeconds\": 5, \"colour\": 1,"
                + " \"errorTexts\": {\"disabled\": {\"x!\": \"\"}, \"other\": {}}}");
    assertThat(reply.problem(400, "invalid-value").invalidFields())
        .contains("name", "enabled", "replacePriority", "refreshSeconds", "colour")
        .contains("errorTexts.disabled.x!", "errorTexts.other");
    assertThat(api.get(acme).json().getString("name")).isEqualTo("Acme");
  }

  @Test
  void theRowsOfADeletedOrganizationGo() {
    String cloudId = TestData.newCloudId();
    long organization = TestData.organization(cloudId);
    TestData.subscriber(organization, "ann", "12345678");
    TestData.item(TestData.organizationLayer(organization), "canteen", "Canteen", "5000", 20);
    api.delete("/organizations/" + cloudId + "?confirm=" + cloudId).expect(204);
    api.get("/organizations/" + cloudId).problem(404, "not-found");
    Waiting.await(
        "the removal of the rows",
        () -> TestData.sql("UPDATE organization SET name = name WHERE id = ?", organization) == 0);
    assertThat(
            TestData.sql(
                "UPDATE subscriber SET enabled = TRUE WHERE organization_id = ?", organization))
        .isZero();
  }

  @Test
  void anOrganizationIsDeletedOnlyWhenItsCloudIdIsSaidAgain() {
    api.delete(acme).problem(400, "confirmation-required");
    api.delete(acme + "?confirm=OTHER").problem(400, "confirmation-required");
    item(acme, "canteen", ", \"uri\": \"5000\"").expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"12345678\"}").expect(201);
    api.delete(acme + "?confirm=" + acme.substring(15)).expect(204);
    api.get(acme).problem(404, "not-found");
    api.get(acme + "/quick-dial").problem(404, "not-found");
    assertThat(PhoneClient.get(acme.substring(15), "ann", "12345678").status()).isEqualTo(403);
  }

  // --- quick dial --------------------------------------------------------------------------------

  @Test
  void aQuickDialListKeepsTheOrderThatItIsGiven() {
    item(acme, "a", ", \"uri\": \"1\"").expect(201);
    item(acme, "b", ", \"uri\": \"2\", \"priority\": 50").expect(201);
    item(acme, "a", ", \"uri\": \"3\", \"portraitUrl\": \"https://example.com/a.png\"").expect(200);
    assertThat(api.get(acme + "/quick-dial").ids()).containsExactly("a", "b");
    api.patch(acme + "/quick-dial", "{\"order\": [\"b\", \"a\"]}").expect(200);
    assertThat(api.get(acme + "/quick-dial").ids()).containsExactly("b", "a");
    api.patch(acme + "/quick-dial", "{\"order\": [\"b\"]}").problem(409, "conflict");
    JsonObject a = api.get(acme + "/quick-dial/a").expect(200).json();
    assertThat(a.getString("uri")).isEqualTo("3");
    assertThat(a.getInt("priority")).isEqualTo(20);
    api.delete(acme + "/quick-dial/a").expect(204);
    api.delete(acme + "/quick-dial/a").problem(404, "not-found");
    api.get(acme + "/quick-dial/a").problem(404, "not-found");
  }

  @Test
  void aWholeListThatWasReadCanBePutBack() {
    item(acme, "a", ", \"uri\": \"1\"").expect(201);
    item(acme, "b", ", \"uri\": \"2\"").expect(201);
    Reply list = api.get(acme + "/quick-dial");
    Reply back = api.ifMatch(list.etag()).put(acme + "/quick-dial", list.text()).expect(200);
    assertThat(back.json()).isEqualTo(list.json());
    assertThat(back.etag()).isEqualTo(list.etag());
    api.put(acme + "/quick-dial", "{\"items\": []}").expect(200);
    assertThat(api.get(acme + "/quick-dial").json().getInt("total")).isZero();
    api.put(
            acme + "/quick-dial",
            "{\"items\": [{\"id\": \"x\", \"displayName\": \"\", \"uri\": \"1\"}, {\"uri\": 1}]}")
        .problem(400, "invalid-value");
  }

  @Test
  void whoSawAnotherStateChangesNothing() {
    String tag = item(acme, "a", ", \"uri\": \"1\"").expect(201).etag();
    item(acme, "a", ", \"uri\": \"2\"").expect(200);
    api.ifMatch(tag)
        .put(acme + "/quick-dial/a", "{\"displayName\": \"A\", \"uri\": \"3\"}")
        .problem(412, "changed-meanwhile");
    api.ifMatch(tag).delete(acme + "/quick-dial/a").problem(412, "changed-meanwhile");
    api.with("If-None-Match", "*")
        .put(acme + "/quick-dial/a", "{\"displayName\": \"A\", \"uri\": \"3\"}")
        .problem(412, "changed-meanwhile");
    assertThat(api.get(acme + "/quick-dial/a").json().getString("uri")).isEqualTo("2");
  }

  // --- dial actions ------------------------------------------------------------------------------

  @Test
  void aDialActionIsTheSameAsJsonAndAsXml() {
    String xml =
        "<dialAction id=\"conference\"><title><value lang=\"cs\">Konference</value>"
            + "<value>Conference &amp; more</value></title><icon priority=\"30\">phone</icon>"
            + "<rewriting><rule><actions><action param=\"*71\" type=\"prepend\"/></actions></rule>"
            + "</rewriting></dialAction>";
    String path = acme + "/dial-actions/conference";
    JsonObject json = api.put(path, "application/xml", xml).expect(201).json();
    assertThat(json.getJsonArray("nodes")).hasSize(3);
    Reply asXml = api.accept("application/xml").get(path).expect(200);
    assertThat(asXml.text()).endsWith(xml);
    assertThat(api.put(path, api.get(path).text()).expect(200).json()).isEqualTo(json);
    assertThat(api.accept("application/xml").get(path).text()).isEqualTo(asXml.text());
    assertThat(api.accept("application/xml").get(acme + "/dial-actions").text())
        .endsWith("<dialActions>" + xml + "</dialActions>");
    api.delete(path).expect(204);
  }

  // --- groups and subscribers --------------------------------------------------------------------

  @Test
  void groupsHaveAnOrderAndMembers() {
    api.put(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(acme + "/groups/night", "{\"members\": [\"ANN\"]}").expect(201);
    assertThat(api.get(acme + "/groups").ids()).containsExactly("sales", "night");
    api.put(acme + "/subscribers/ann", "{\"groups\": [\"night\", \"sales\"]}").expect(200);
    assertThat(texts(api.get(acme + "/subscribers/ann").json(), "groups"))
        .containsExactly("sales", "night");
    api.patch(acme + "/groups", "{\"order\": [\"night\", \"sales\"]}").expect(200);
    assertThat(texts(api.get(acme + "/subscribers/ann").json(), "groups"))
        .containsExactly("night", "sales");
    api.put(acme + "/groups/night", "{}").expect(200);
    assertThat(texts(api.get(acme + "/groups/night").json(), "members")).containsExactly("ann");
    api.put(acme + "/groups/night", "{\"members\": [\"bob\"]}").problem(400, "invalid-value");
    api.put(acme + "/subscribers/ann", "{\"groups\": [\"day\"]}").problem(400, "invalid-value");
    api.delete(acme + "/groups/night").expect(204);
    assertThat(texts(api.get(acme + "/subscribers/ann").json(), "groups")).containsExactly("sales");
  }

  @Test
  void aSubscribersPasswordGoesInAndNeverOut() {
    String cloudId = acme.substring(15);
    JsonObject created =
        api.put(acme + "/subscribers/ann", "{\"password\": \"first pass\"}").expect(201).json();
    assertThat(created.getBoolean("hasPassword")).isTrue();
    assertThat(created.containsKey("password")).isFalse();
    assertThat(PhoneClient.get(cloudId, "ann", "first pass").status()).isEqualTo(200);
    api.put(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", "first pass").status()).isEqualTo(200);
    api.put(acme + "/subscribers/ann", "{\"password\": \"second one\"}").expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", "first pass").status()).isEqualTo(403);
    assertThat(PhoneClient.get(cloudId, "ann", "second one").status()).isEqualTo(200);
    api.put(acme + "/subscribers/ann", "{\"enabled\": false}").expect(200);
    assertThat(PhoneClient.get(cloudId, "ann", "second one").status()).isEqualTo(403);
    api.put(acme + "/subscribers/bob", "{}").expect(201);
    assertThat(api.get(acme + "/subscribers/bob").json().getBoolean("hasPassword")).isFalse();
    api.put(acme + "/subscribers/eve", "{\"password\": \"\"}").problem(400, "invalid-value");
    api.delete(acme + "/subscribers/ann").expect(204);
    api.get(acme + "/subscribers/ann").problem(404, "not-found");
  }

  @Test
  void aPasswordIsGeneratedOnRequestAndToldOnce() {
    String path = acme + "/subscribers/ann";
    Reply made = api.put(path, "{\"generatePassword\": true}").expect(201);
    String password = made.json().getString("password");
    assertThat(password).matches("[a-z]{16}");
    Reply read = api.get(path).expect(200);
    assertThat(read.text()).doesNotContain(password);
    assertThat(made.etag()).isEqualTo(read.etag());
    String cloudId = acme.substring(15);
    assertThat(PhoneClient.get(cloudId, "ann", password).status()).isEqualTo(200);
    String reset = "{\"generatePassword\": true, \"passwordOverlapMinutes\": 5}";
    String other = api.put(path, reset).expect(200).json().getString("password");
    assertThat(other).isNotEqualTo(password);
    assertThat(PhoneClient.get(cloudId, "ann", other).status()).isEqualTo(200);
    assertThat(PhoneClient.get(cloudId, "ann", password).status()).isEqualTo(200);
    assertThat(api.put(path, "{\"generatePassword\": false}").expect(200).text())
        .doesNotContain("\"password\"");
    assertThat(
            api.put(path, "{\"generatePassword\": true, \"password\": \"a good password\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("password");
    assertThat(api.get("/audit?organization=" + cloudId).text())
        .doesNotContain(password)
        .doesNotContain(other);
  }

  @Test
  void subscribersAreFoundFilteredSortedAndPaged() {
    for (String name : List.of("dan", "ann", "cid", "100%", "bob_x")) {
      boolean enabled = !name.equals("cid");
      api.put(
              acme + "/subscribers/" + Api.segment(name),
              "{\"displayName\": \"Mx " + name + "\", \"enabled\": " + enabled + "}")
          .expect(201);
    }
    String all = acme + "/subscribers";
    assertThat(api.get(all).ids()).containsExactly("100%", "ann", "bob_x", "cid", "dan");
    assertThat(api.get(all + "?sort=-username&limit=2").ids()).containsExactly("dan", "cid");
    assertThat(api.get(all + "?q=%25").ids()).containsExactly("100%");
    assertThat(api.get(all + "?q=_").ids()).containsExactly("bob_x");
    assertThat(api.get(all + "?q=MX%20A").ids()).containsExactly("ann");
    assertThat(api.get(all + "?enabled=false").ids()).containsExactly("cid");
    JsonObject first = api.get(all + "?limit=2&enabled=true").json();
    assertThat(first.getInt("total")).isEqualTo(4);
    String next = first.getString("next");
    assertThat(api.get(next.substring(next.indexOf("/organizations"))).ids())
        .containsExactly("bob_x", "dan");
    api.put(all + "/zoe", "{}").expect(201);
    List<String> sorted = List.of("100%", "ann", "bob_x", "cid", "dan", "zoe");
    assertThat(api.get(all + "?sort=displayName").ids())
        .describedAs("a username stands for a display name that is not there")
        .isEqualTo(sorted);
    assertThat(api.get(all + "?sort=-displayName&limit=2").ids()).containsExactly("zoe", "dan");
    api.get(all + "?q=%00").problem(400, "invalid-parameter");
    api.get(all + "?sort=passwordHash").problem(400, "invalid-parameter");
  }

  /** At a sign-in and by the clock, without the lock that edits wait for. */
  @Test
  void aHashThatIsReplacedMeanwhileNeitherFailsAnEditNorIsLost() {
    String ann = acme + "/subscribers/ann";
    api.put(ann, "{\"password\": \"first pass\"}").expect(201);
    List<Supplier<Reply>> edits =
        List.of(
            () -> api.put(ann, "{\"displayName\": \"Ann\"}"),
            () ->
                api.post(
                    acme + "/subscribers.csv?onConflict=update",
                    "text/csv",
                    "username,displayName\nann,Anna\n"));
    for (int i = 0; i < edits.size(); i++) {
      String password = "password " + i;
      List<CompletableFuture<Reply>> edit = new ArrayList<>();
      Supplier<Reply> request = edits.get(i);
      TestData.atOnce(
          () -> {
            TestData.sql(
                "UPDATE subscriber SET password_hash = ?, version = version + 1 WHERE"
                    + " organization_id = (SELECT id FROM organization WHERE cloud_id = ?)",
                TestData.hash(password, 210_000),
                acme.substring(15));
            edit.add(CompletableFuture.supplyAsync(request));
            LockSupport.parkNanos(700_000_000); // it comes to the row and waits
          });
      edit.get(0).join().expect(200);
      assertThat(PhoneClient.get(acme.substring(15), "ann", password).status()).isEqualTo(200);
    }
    assertThat(api.get(ann).json().getString("displayName")).isEqualTo("Anna");
  }

  @Test
  void whoSawOtherGroupsDoesNotReorderThem() {
    api.put(acme + "/groups/a", "{}").expect(201);
    String tag = api.get(acme + "/groups").etag();
    api.put(acme + "/groups/b", "{}").expect(201);
    String order = "{\"order\": [\"b\", \"a\"]}";
    api.ifMatch(tag).patch(acme + "/groups", order).problem(412, "changed-meanwhile");
    tag = api.get(acme + "/groups").etag();
    api.ifMatch(tag).patch(acme + "/groups", order).expect(200);
    assertThat(api.get(acme + "/groups").ids()).containsExactly("b", "a");
  }

  // --- preview and draft -------------------------------------------------------------------------

  @Test
  void aPreviewIsWhatThePhoneGetsAndExplainsItself() {
    String cloudId = acme.substring(15);
    api.put(acme + "/subscribers/ann", "{\"password\": \"12345678\"}").expect(201);
    api.put(acme + "/groups/sales", "{\"members\": [\"ann\"]}").expect(201);
    item(acme, "canteen", ", \"uri\": \"5000\"").expect(201);
    item(acme, "boss", ", \"uri\": \"1\", \"priority\": 60").expect(201);
    item(acme + "/groups/sales", "canteen", ", \"uri\": \"6000\"").expect(201);
    item(acme + "/subscribers/ann", "boss", ", \"uri\": \"2\"").expect(201);
    String preview = acme + "/subscribers/ann/preview";
    assertThat(api.accept("application/xml").get(preview).expect(200).text())
        .isEqualTo(PhoneClient.get(cloudId, "ann", "12345678").text());
    List<String> explained =
        api
            .accept("application/json")
            .get(preview + "?explain=true")
            .json()
            .getJsonArray("items")
            .stream()
            .map(JsonValue::asJsonObject)
            .map(
                e ->
                    e.getString("id")
                        + " "
                        + e.getString("kind")
                        + " "
                        + e.getString("layer")
                        + " "
                        + e.getJsonArray("overrides"))
            .toList();
    assertThat(explained)
        .containsExactly(
            "canteen quickDialItem group:sales [\"organization\"]",
            "boss quickDialItem subscriber [\"organization\"]",
            "boss removal subscriber [\"organization\"]");
  }

  @Test
  void whoAsksForSecretsIsRecorded() {
    String cloudId = acme.substring(15);
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    api.accept("application/xml").get(acme + "/subscribers/ann/preview?secrets=true").expect(200);
    JsonObject entry =
        api.get("/audit?organization=" + cloudId + "&limit=1")
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(entry.getString("action")).isEqualTo("reveal");
    assertThat(entry.getString("target"))
        .isEqualTo("organizations/" + cloudId + "/subscribers/ann/preview");
  }

  @Test
  void aDraftIsForTheEditableVersionUntilItIsPublished() {
    String cloudId = acme.substring(15);
    api.put(acme + "/subscribers/ann", "{\"password\": \"12345678\"}").expect(201);
    item(acme, "old", ", \"uri\": \"1\"").expect(201);
    item(acme + "/draft", "new", ", \"uri\": \"2\"").expect(201);
    api.delete(acme + "/draft/quick-dial/old").expect(204);
    api.delete(acme + "/draft/quick-dial/none").problem(404, "not-found");
    assertThat(PhoneClient.get(cloudId, "ann", "12345678").text())
        .contains("\"old\"")
        .doesNotContain("\"new\"");
    assertThat(PhoneClient.get(cloudId + "*", "ann", "12345678").text())
        .contains("\"new\"")
        .doesNotContain("\"old\"");
    Reply draft = api.get(acme + "/draft");
    assertThat(texts(draft.json().getJsonObject("deletions"), "quickDial")).containsExactly("old");
    JsonObject changes = api.get(acme + "/draft/changes").json();
    assertThat(changes.getInt("total")).isEqualTo(2);
    api.ifMatch("\"x\"").post(acme + "/draft/publish").problem(412, "changed-meanwhile");
    JsonObject published = api.ifMatch(draft.etag()).post(acme + "/draft/publish").json();
    assertThat(published).isEqualTo(changes);
    assertThat(api.get(acme + "/quick-dial").ids()).containsExactly("new");
    assertThat(api.get(acme + "/draft/changes").json().getInt("total")).isZero();
    item(acme + "/draft", "never", ", \"uri\": \"3\"").expect(201);
    api.delete(acme + "/draft").expect(204);
    assertThat(PhoneClient.get(cloudId + "*", "ann", "12345678").text())
        .isEqualTo(PhoneClient.get(cloudId, "ann", "12345678").text());
  }

  @Test
  void portalSettingsAreToBeEnteredAsTheyAre() {
    JsonObject settings = api.get(acme + "/portal-settings").json().getJsonObject("settings");
    assertThat(settings.getString("initialGlobalProvisioningUrl")).endsWith(PhoneClient.GLOBAL);
    for (String call : List.of("initialGlobalProvisioning", "globalExtProv")) {
      assertThat(settings.getString(call + "PostData"))
          .endsWith("&cloud_password=%password%&installid=%installid%");
    }
    assertThat(settings.getString("globalExtProvRefresh")).isEqualTo("3600");
    assertThat(settings.getString("InitialProvisioningUrl")).endsWith("/provisioning/account");
    assertThat(settings.getString("InitialProvisioningPostData"))
        .endsWith("&cloud_password=%password%&installid=%installid%");
    assertThat(settings.getString("extProvPostData"))
        .endsWith("&cloud_password=%account[cloud_password]%&installid=%installid%");
    assertThat(settings.getString("extProvInterval")).isEqualTo("3600");
    assertThat(api.accept("text/plain").get(acme + "/portal-settings").text())
        .contains("globalExtProvPostData=cloud_id=%fullcode%&cloud_username=");
    assertThat(api.accept("application/xml").get(acme + "/portal-settings").text())
        .contains("cloud_id=%fullcode%&amp;cloud_username=");
  }

  @Test
  void anOrganizationWordsItsOwnRefusals() {
    String cloudId = acme.substring(15);
    api.put(
            acme,
            "{\"name\": \"Acme\", \"errorTexts\": {\"wrongCredentials\":"
                + " {\"default\": \"Ask 5000\", \"cs\": \"Volejte 5000\"},"
                + " \"disabled\": {\"default\": \"Closed\"}}}")
        .expect(200);
    api.put(acme + "/subscribers/ann", "{\"password\": \"12345678\", \"enabled\": false}")
        .expect(201);
    var wrong = PhoneClient.login(cloudId, "ann", "wrong");
    assertThat(PhoneClient.get(wrong).text()).contains("<message>Ask 5000</message>");
    assertThat(PhoneClient.get(wrong, "Accept-Language", "cs-CZ,en;q=0.5").text())
        .contains("<message>Volejte 5000</message>");
    assertThat(PhoneClient.get(wrong, "Accept-Language", "no such thing;;").text())
        .contains("<message>Ask 5000</message>");
    assertThat(PhoneClient.get(cloudId, "ann", "12345678").text())
        .contains("<message>Closed</message>");
  }
}
