package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit keeps what it does not mention, and null clears, by PUT and by PATCH alike. */
class EditsKeepIT extends DeployedCallboard {

  private static final String WORDS =
      "{\"disabled\": {\"default\": \"Call us.\", \"cs\": \"Volejte.\"},"
          + " \"unavailable\": {\"default\": \"Later.\"}}";

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(
            acme,
            "{\"name\": \"Acme\", \"enabled\": false, \"replacePriority\": null,"
                + " \"removesDialActions\": true, \"refreshSeconds\": 600, \"errorTexts\": "
                + WORDS
                + ", \"deviceTokens\": false, \"signedOut\": \"account\", \"allowedAddresses\": [\"192.0.2.7\"], \"timeZone\":"
                + " \"Europe/Prague\", \"accentColour\": \"#1a4f8b\", \"language\": \"cs\"}")
        .expect(201);
  }

  private Reply edit(String method, String path, String json) {
    return method.equals("PUT") ? api.put(path, json) : api.merge(path, json);
  }

  /** The rest of a state; without the times of its edits, of which a second may have passed. */
  private static JsonObject without(JsonObject state, String... names) {
    var rest = jakarta.json.Json.createObjectBuilder(state).remove("created").remove("changed");
    for (String name : names) {
      rest.remove(name);
    }
    return rest.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void anOrganizationKeepsWhatIsAbsentAndClearsWhatIsNull(String method) {
    Reply before = api.get(acme).expect(200);
    assertThat(edit(method, acme, "{}").expect(200).json()).isEqualTo(before.json());
    JsonObject renamed = edit(method, acme, "{\"name\": \"Acme Ltd.\"}").expect(200).json();
    assertThat(renamed.getString("name")).isEqualTo("Acme Ltd.");
    assertThat(without(renamed, "name")).isEqualTo(without(before.json(), "name"));
    assertThat(api.get(acme).expect(200).json()).isEqualTo(renamed);
    JsonObject cleared =
        edit(
                method,
                acme,
                "{\"enabled\": null, \"replacePriority\": 30, \"removesDialActions\": null,"
                    + " \"refreshSeconds\": null, \"errorTexts\": null,"
                    + " \"deviceTokens\": null, \"signedOut\": null, \"allowedAddresses\": null, \"timeZone\": null,"
                    + " \"accentColour\": null, \"language\": null}")
            .expect(200)
            .json();
    String fresh = "/organizations/" + TestData.newCloudId();
    JsonObject made = api.put(fresh, "{\"name\": \"Acme Ltd.\", \"replacePriority\": 30}").json();
    assertThat(without(cleared, "id")).isEqualTo(without(made, "id"));
    assertThat(edit(method, acme, "{\"name\": null}").problem(400, "invalid-value").invalidFields())
        .containsExactly("name");
    assertThat(edit(method, acme, "{\"nmae\": 1}").problem(400, "invalid-value").invalidFields())
        .containsExactly("nmae");
  }

  @Test
  void aPatchReachesIntoObjectsAndAPutReplacesThem() {
    JsonObject merged =
        api.merge(
                acme,
                "{\"errorTexts\": {\"disabled\": {\"cs\": null, \"de\": \"Anrufen.\"},"
                    + " \"wrongCredentials\": {\"de\": \"Falsch.\"}}}")
            .expect(200)
            .json()
            .getJsonObject("errorTexts");
    assertThat(merged.getJsonObject("disabled").keySet())
        .containsExactlyInAnyOrder("default", "de");
    assertThat(merged.getJsonObject("unavailable").getString("default")).isEqualTo("Later.");
    assertThat(merged.getJsonObject("wrongCredentials").getString("de")).isEqualTo("Falsch.");
    assertThat(
            api.merge(acme, "{\"errorTexts\": {\"disabled\": {\"x y\": \"?\"}, \"no\": {}}}")
                .problem(400, "invalid-value")
                .invalidFields())
        .isNotEmpty();
    JsonObject put =
        api.put(acme, "{\"errorTexts\": {\"disabled\": {\"de\": \"Anrufen.\"}}}")
            .expect(200)
            .json()
            .getJsonObject("errorTexts");
    assertThat(put.getJsonObject("unavailable")).isEmpty();
    String ann = acme + "/subscribers/ann";
    api.put(ann, "{\"attributes\": {\"ext\": \"1\", \"room\": \"2\"}}").expect(201);
    assertThat(
            api.merge(ann, "{\"attributes\": {\"ext\": null, \"desk\": \"3\"}}")
                .expect(200)
                .json()
                .getJsonObject("attributes")
                .toString())
        .isEqualTo("{\"desk\":\"3\",\"room\":\"2\"}");
    assertThat(
            api.put(ann, "{\"attributes\": {\"ext\": \"1\"}}")
                .json()
                .getJsonObject("attributes")
                .toString())
        .isEqualTo("{\"ext\":\"1\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void aSubscriberKeepsWhatIsAbsentAndClearsWhatIsNull(String method) {
    api.put(acme + "/groups/sales", "{}").expect(201);
    String ann = acme + "/subscribers/ann";
    api.put(
            ann,
            "{\"displayName\": \"Ann\", \"enabled\": false, \"password\": \"a long password\","
                + " \"groups\": [\"sales\"], \"attributes\": {\"ext\": \"1\"}}")
        .expect(201);
    // What an answer to GET tells beside the subscriber is no part of it.
    JsonObject before =
        without(
            api.get(ann).expect(200).json(),
            "lastContact",
            "deviceCount",
            "codeWaiting",
            "created",
            "createdBy",
            "changed",
            "changedBy");
    assertThat(edit(method, ann, "{}").expect(200).json()).isEqualTo(before);
    assertThat(edit(method, ann, "{\"password\": \"another password\"}").expect(200).json())
        .isEqualTo(before);
    JsonObject cleared =
        edit(
                method,
                ann,
                "{\"displayName\": null, \"enabled\": null, \"password\": null,"
                    + " \"groups\": null, \"attributes\": null}")
            .expect(200)
            .json();
    String bob = acme + "/subscribers/bob";
    assertThat(without(cleared, "id", "username"))
        .isEqualTo(without(api.put(bob, "{}").expect(201).json(), "id", "username"));
    assertThat(cleared.getBoolean("hasPassword")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void anAdministratorKeepsWhatIsAbsent(String method) {
    String eve = "/administrators/" + TestData.newCloudId().toLowerCase();
    String password = "\"password\": \"wonderful and very long\"";
    api.put(
            eve,
            "{\"role\": \"manager\", \"organization\": \""
                + cloudId
                + "\", \"enabled\": false, "
                + password
                + "}")
        .expect(201);
    JsonObject before = api.get(eve).expect(200).json();
    JsonObject after = edit(method, eve, "{" + password + "}").expect(200).json();
    assertThat(without(after)).isEqualTo(without(before));
    assertThat(edit(method, eve, "{\"enabled\": true}").expect(200).json().getBoolean("enabled"))
        .isTrue();
    for (String wrong : new String[] {"password", "role", "organization"}) {
      assertThat(
              edit(method, eve, "{\"" + wrong + "\": null}")
                  .problem(400, "invalid-value")
                  .invalidFields())
          .containsExactly(wrong);
    }
    JsonObject operator =
        edit(method, eve, "{\"role\": \"operator\", \"organization\": null}").json();
    assertThat(operator.getString("role")).isEqualTo("operator");
    assertThat(edit(method, eve, "{\"enabled\": false}").json().getString("role"))
        .isEqualTo("operator");
    api.delete(eve).expect(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void aGroupKeepsItsMembersAndNullTakesThemAway(String method) {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    String sales = acme + "/groups/sales";
    api.put(sales, "{\"members\": [\"ann\"]}").expect(201);
    assertThat(edit(method, sales, "{}").expect(200).json().getInt("memberCount")).isEqualTo(1);
    assertThat(edit(method, sales, "{\"members\": null}").expect(200).json().getInt("memberCount"))
        .isZero();
  }

  @Test
  void anEntryKeepsWhatIsAbsentAloneAndInItsList() {
    String list = acme + "/quick-dial";
    String entry =
        "\"displayName\": \"Desk\", \"uri\": \"5050\", \"priority\": 50,"
            + " \"portraitUrl\": \"https://example.com/desk.png\"";
    JsonObject desk = api.put(list + "/desk", "{" + entry + "}").expect(201).json();
    JsonObject moved = api.put(list + "/desk", "{\"uri\": \"5051\"}").expect(200).json();
    assertThat(without(moved, "uri")).isEqualTo(without(desk, "uri"));
    assertThat(moved.getString("uri")).isEqualTo("5051");
    JsonObject listed =
        api.put(list, "{\"items\": [{\"id\": \"desk\", \"displayName\": \"Help\"}]}")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(without(listed, "displayName")).isEqualTo(without(moved, "displayName"));
    JsonObject cleared =
        api.put(list + "/desk", "{\"priority\": null, \"portraitUrl\": null}").expect(200).json();
    assertThat(cleared.getInt("priority")).isEqualTo(20);
    assertThat(cleared.isNull("portraitUrl")).isTrue();
    assertThat(
            api.put(list + "/desk", "{\"uri\": null, \"color\": 1}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactlyInAnyOrder("uri", "color");
    assertThat(
            api.put(list + "/new", "{\"uri\": \"1\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("displayName");
    String action = acme + "/dial-actions/conference";
    JsonObject made =
        api.put(action, "{\"nodes\": [{\"name\": \"title\", \"text\": \"Conference\"}]}").json();
    assertThat(api.put(action, "{}").expect(200).json()).isEqualTo(made);
    String actions = acme + "/dial-actions";
    assertThat(
            api.put(actions, "{\"items\": [{\"id\": \"conference\"}]}")
                .expect(200)
                .json()
                .getJsonArray("items"))
        .containsExactly(made);
    assertThat(api.put(action, "{\"nodes\": null}").expect(200).json().getJsonArray("nodes"))
        .isEmpty();
    String foreign = "{\"nodes\": [{\"name\": \"title\", \"text\": \"x\", \"size\": 1}]}";
    assertThat(api.put(action, foreign).problem(400, "invalid-value").invalidFields())
        .containsExactly("nodes[0].size");
  }

  @Test
  void whatIsMadeAndNeverEditedTakesNullForItsDefault() {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    String codes = acme + "/subscribers/ann/codes";
    JsonObject byNull = api.post(codes, "{\"minutes\": null}").expect(201).json();
    assertThat(byNull.getString("expires"))
        .isGreaterThan(
            api.post(codes, "{\"minutes\": 60}").expect(201).json().getString("expires"));
    JsonObject token =
        api.post("/tokens", "{\"name\": \"n\", \"days\": null, \"expires\": null}")
            .expect(201)
            .json();
    assertThat(token.getString("expires")).isNotBlank();
    api.delete("/tokens/" + token.getString("id")).expect(204);
  }

  @Test
  void aSettingKeepsItsValueAndItsPriority() {
    String setting = acme + "/account-settings/userDisplayName";
    api.put(setting, "{\"value\": \"Acme\", \"priority\": 30}").expect(201);
    assertThat(api.put(setting, "{\"value\": \"Acme Ltd.\"}").expect(200).json().getInt("priority"))
        .isEqualTo(30);
    JsonObject cleared = api.put(setting, "{\"priority\": null}").expect(200).json();
    assertThat(cleared.getString("value")).isEqualTo("Acme Ltd.");
    assertThat(cleared.isNull("priority")).isTrue();
    assertThat(api.put(setting, "{\"value\": null}").problem(400, "invalid-value").invalidFields())
        .containsExactly("value");
  }

  @Test
  void aPatchChangesOnlyWhatIsThereAndAsTheCallerKnowsIt() {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    String eve = "/administrators/" + TestData.newCloudId().toLowerCase();
    api.put(eve, "{\"role\": \"operator\", \"password\": \"wonderful and very long\"}").expect(201);
    Map<String, String> edits =
        Map.of(
            acme,
            "{\"name\": \"A\"}",
            acme + "/subscribers/ann",
            "{\"displayName\": \"A\"}",
            acme + "/groups/sales",
            "{\"members\": [\"ann\"]}",
            eve,
            "{\"enabled\": false}");
    edits.forEach(
        (path, edit) -> {
          String tag = api.get(path).expect(200).etag();
          Reply refused = api.patch(path, "application/json", edit);
          refused.problem(415, "unsupported-media-type");
          assertThat(refused.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
          assertThat(api.get(path).etag()).isEqualTo(tag);
          api.ifMatch("\"other\"").merge(path, edit).problem(412, "changed-meanwhile");
          Reply edited = api.ifMatch(tag).merge(path, edit).expect(200);
          assertThat(edited.etag()).isNotEqualTo(tag).isEqualTo(api.get(path).etag());
          api.ifMatch(tag).merge(path, edit).problem(412, "changed-meanwhile");
          api.merge(path, "[]").problem(400, "malformed-body");
          api.merge(path + "-none", edit).problem(404, "not-found");
          api.get(path + "-none").problem(404, "not-found");
          assertThat(api.get(path).header("Accept-Patch"))
              .isEqualTo("application/merge-patch+json");
          assertThat(
                  api.patch(path, "application/merge-patch+json; charset=utf-8", "{}")
                      .expect(200)
                      .etag())
              .isEqualTo(edited.etag());
        });
    assertThat(api.get(acme + "/quick-dial").header("Accept-Patch")).isEqualTo("application/json");
    api.merge(acme + "/quick-dial", "{\"order\": []}").problem(415, "unsupported-media-type");
    api.send("PATCH", acme, BodyPublishers.ofString("{}"));
    api.delete(eve).expect(204);
  }

  @Test
  void aManagersEditKeepsADisabledOrganizationAsItIs() {
    String name = TestData.newCloudId().toLowerCase();
    String password = "wonderful and very long";
    api.put(
            "/administrators/" + name,
            "{\"role\": \"manager\", \"organization\": \""
                + cloudId
                + "\", \"password\": \""
                + password
                + "\"}")
        .expect(201);
    Api manager = Api.as(name, password);
    assertThat(manager.put(acme, "{\"name\": \"Mine\"}").expect(200).json().getBoolean("enabled"))
        .isFalse();
    manager.merge(acme, "{\"enabled\": true}").problem(403, "forbidden");
    manager.merge("/organizations/NOBODYS", "{\"name\": \"x\"}").problem(404, "not-found");
    api.delete("/administrators/" + name).expect(204);
  }

  @Test
  void whoAnOperatorHasNotDisabledIsNotByAnotherEdit() {
    String name = TestData.newCloudId().toLowerCase();
    String eve = "/administrators/" + name;
    String manager = TestData.newCloudId().toLowerCase();
    String made =
        "{\"role\": \"manager\", \"organization\": \""
            + cloudId
            + "\", \"password\": \"wonderful and very long\"}";
    api.put(eve, made).expect(201);
    api.put("/administrators/" + manager, made).expect(201);
    Api.as(manager, "wonderful and very long").merge(eve, "{\"enabled\": false}").expect(200);
    api.merge(eve, "{\"password\": \"wonderful and even longer\"}").expect(200);
    assertThat(api.get(eve).json().getBoolean("disabledByOperator")).isFalse();
    api.merge(eve, "{\"enabled\": false}").expect(200);
    assertThat(api.get(eve).json().getBoolean("disabledByOperator")).isTrue();
  }
}
