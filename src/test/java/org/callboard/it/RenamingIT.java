package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Things that get another name by the administrators' door. */
class RenamingIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
  }

  @Test
  void aGroupIsRenamedByPatchAlone() {
    api.put(acme + "/subscribers/ann", "{}").expect(201);
    api.put(acme + "/groups/sales", "{\"members\": [\"ann\"]}").expect(201);
    api.put(acme + "/groups/support", "{}").expect(201);
    api.put(acme + "/groups/sales/quick-dial/a", "{\"displayName\": \"A\", \"uri\": \"5000\"}")
        .expect(201);
    assertThat(
            api.put(acme + "/groups/sales", "{\"name\": \"field\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("name");
    assertThat(
            api.merge(acme + "/groups/sales", "{\"name\": \"a|b\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("name");
    assertThat(api.merge(acme + "/groups/sales", "{\"name\": \"Support\"}").expect(409).text())
        .contains("There is a group support already.");
    assertThat(
            api.merge(acme + "/groups/sales", "{\"id\": \"sales\", \"name\": \"Field sales\"}")
                .expect(200)
                .json()
                .getString("id"))
        .isEqualTo("Field sales");
    api.get(acme + "/groups/sales").expect(404);
    api.merge(acme + "/groups/sales", "{}").expect(404);
    assertThat(api.get(acme + "/groups/Field%20sales/quick-dial/a").expect(200).text())
        .contains("5000");
    assertThat(api.get(acme + "/subscribers/ann").expect(200).json().getJsonArray("groups"))
        .hasToString("[\"Field sales\"]");
    for (String name : List.of("sales", "Field sales")) {
      assertThat(api.get("/audit?limit=1&organization=" + cloudId).expect(200).text())
          .contains("\"" + name + "\"");
    }
  }

  private Answer account(String username, String secret) {
    Map<String, String> parameters =
        new LinkedHashMap<>(PhoneClient.login(cloudId, username, secret));
    parameters.put("installid", "phone-1");
    return Http.post(PhoneClient.ACCOUNT, PhoneClient.FORM, PhoneClient.form(parameters));
  }

  private int global(String username, String secret) {
    Map<String, String> parameters =
        new LinkedHashMap<>(PhoneClient.login(cloudId, username, secret));
    parameters.put("installid", "phone-1");
    return PhoneClient.postForm(parameters).status();
  }

  private static String node(String name, Answer account) {
    assertThat(account.status()).describedAs(account.toString()).isEqualTo(200);
    Matcher node = Pattern.compile("<" + name + "[^>]*>([^<]*)<").matcher(account.text());
    assertThat(node.find()).isTrue();
    return node.group(1);
  }

  @Test
  void aRenamedSubscribersPhoneGoesOnByTheOldName() {
    String smith = acme + "/subscribers/smith";
    String jones = acme + "/subscribers/jones";
    api.put(smith, "{\"displayName\": \"Ann Smith\", \"password\": \"wonderful\"}").expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    String token = node("cloud_password", account("smith", "wonderful"));

    String renaming = "{\"username\": \"jones\", \"displayName\": \"Ann Jones\"}";
    assertThat(api.put(smith, renaming).problem(400, "invalid-value").invalidFields())
        .containsExactly("username");
    JsonObject renamed = api.merge(smith, renaming).expect(200).json();
    assertThat(renamed.getString("displayName")).isEqualTo("Ann Jones");
    assertThat(renamed.getJsonArray("formerUsernames")).hasToString("[\"smith\"]");
    api.get(smith).expect(404);
    String whole = api.get(jones).expect(200).text();
    assertThat(api.put(jones, whole).expect(200).json()).isEqualTo(renamed);

    for (String name : List.of("smith", "SMITH", "jones")) {
      assertThat(node("cloud_username", account(name, token))).isEqualTo("jones");
      assertThat(global(name, token)).isEqualTo(200);
      assertThat(global(name, "wonderful")).isEqualTo(200);
      assertThat(global(name, "wrong")).isEqualTo(403);
    }
    String newer = node("cloud_password", account("smith", "wonderful"));

    api.put(smith, "{}").expect(409);
    api.put(acme + "/subscribers/bob", "{\"password\": \"marvellous\"}").expect(201);
    assertThat(api.merge(acme + "/subscribers/bob", "{\"username\": \"Smith\"}").expect(409).text())
        .contains("Smith is a former username of the subscriber jones");
    assertThat(global("smith", "marvellous")).isEqualTo(403);

    assertThat(global("smith", newer)).isEqualTo(200);
    api.merge(jones, "{\"formerUsernames\": []}").expect(200);
    assertThat(global("smith", newer)).isEqualTo(403);
    assertThat(global("smith", "wonderful")).isEqualTo(403);
    assertThat(global("jones", newer)).isEqualTo(200);
    api.merge(acme + "/subscribers/bob", "{\"username\": \"smith\"}").expect(200);
    assertThat(global("smith", "marvellous")).isEqualTo(200);
  }

  /** The phone asks by the text of its first screen for good: the name and password of then. */
  @Test
  void anInstallationIsKnownByTheOldNameAndTheOldPassword() {
    String smith = acme + "/subscribers/smith";
    api.put(smith, "{\"password\": \"wonderful\"}").expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    node("cloud_password", account("smith", "wonderful"));
    api.merge(smith, "{\"username\": \"jones\", \"password\": \"marvellous\"}").expect(200);
    assertThat(global("smith", "wonderful")).isEqualTo(200);
    assertThat(account("smith", "wonderful").status()).isEqualTo(403);
  }

  @Test
  void aRenamedOrganizationsPhonesGoOnByTheOldCloudId() {
    api.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    String token = node("cloud_password", account("ann", "wonderful"));
    String newId = TestData.newCloudId();
    String renamed = "/organizations/" + newId;
    String renaming = "{\"id\": \"" + newId + "\"}";
    assertThat(api.put(acme, renaming).problem(400, "invalid-value").invalidFields())
        .containsExactly("id");
    assertThat(api.merge(acme, "{\"id\": \"a b\"}").problem(400, "invalid-value").invalidFields())
        .containsExactly("cloud_id");
    Api manager = manager();
    assertThat(manager.merge(acme, renaming).expect(403).text()).contains("Only an operator");

    JsonObject json = api.merge(acme, renaming).expect(200).json();
    assertThat(json.getString("id")).isEqualTo(newId);
    assertThat(json.getJsonArray("formerIds")).hasToString("[\"" + cloudId + "\"]");
    api.get(acme).expect(404);
    api.merge(acme, "{}").expect(404);
    assertThat(api.put(renamed, api.get(renamed).expect(200).text()).expect(200).json())
        .isEqualTo(json);
    manager.put(renamed, manager.get(renamed).expect(200).text()).expect(200);

    assertThat(node("cloud_username", account("ann", token))).isEqualTo("ann");
    assertThat(global("ann", token)).isEqualTo(200);
    assertThat(global("ann", "wonderful")).isEqualTo(200);
    assertThat(global("ann", "wrong")).isEqualTo(403);
    assertThat(manager.get(renamed + "/former-ids").expect(200).text())
        .contains("\"id\":\"" + cloudId + "\"", "\"total\":1");
    assertThat(api.get(renamed + "/subscribers/ann/onboarding").expect(200).text())
        .contains(newId)
        .doesNotContain(cloudId);

    assertThat(api.put(acme, "{\"name\": \"Other\"}").expect(409).text())
        .contains("is a former Cloud ID of the organization " + newId);
    manager.merge(renamed, "{\"formerIds\": []}").expect(403);
    api.merge(renamed, "{\"formerIds\": []}").expect(200);
    assertThat(global("ann", token)).isEqualTo(403);
    cloudId = newId;
    assertThat(global("ann", token)).isEqualTo(200);
    api.put(acme, "{\"name\": \"Other\"}").expect(201);
  }

  @Test
  void aMovedSubscribersPhoneGoesOnByTheOldCloudId() {
    String otherId = TestData.newCloudId();
    String other = "/organizations/" + otherId;
    api.put(other, "{\"name\": \"Other\"}").expect(201);
    api.put(other + "/groups/field", "{}").expect(201);
    String ann = acme + "/subscribers/ann";
    api.put(ann, "{\"password\": \"wonderful\"}").expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    api.put(other + "/account-settings/host", "{\"value\": \"sip.other.com\"}").expect(201);
    api.put(acme + "/quick-dial/acme", "{\"displayName\": \"A\", \"uri\": \"1\", \"priority\": 50}")
        .expect(201);
    api.put(other + "/quick-dial/other", "{\"displayName\": \"B\", \"uri\": \"2\"}").expect(201);
    String token = node("cloud_password", account("ann", "wonderful"));
    Api manager = manager();
    String move = "{\"organization\": \"" + otherId + "\", \"groups\": [\"field\"]}";

    manager.post(ann + "/move", move).expect(403);
    assertThat(
            api.post(ann + "/move", "{\"organization\": \"" + cloudId + "\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("organization");
    assertThat(
            api.post(ann + "/move", "{\"organization\": \"NOBODYS\"}")
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("organization");
    JsonObject moved = api.post(ann + "/move", move).expect(200).json();
    assertThat(moved.getJsonArray("groups")).hasToString("[\"field\"]");
    api.get(ann).expect(404);
    api.get(other + "/subscribers/ann/devices").expect(200);

    assertThat(node("host", account("ann", token))).isEqualTo("sip.other.com");
    for (String secret : List.of(token, "wonderful")) {
      assertThat(globalAnswer("ann", secret)).contains("\"other\"", "\"acme\"", "remove");
    }
    assertThat(global("ann", "wrong")).isEqualTo(403);
    String old = cloudId;
    cloudId = otherId;
    assertThat(global("ann", token)).isEqualTo(200);
    cloudId = old;

    assertThat(manager.get(acme + "/former-subscribers").expect(200).ids()).containsExactly("ann");
    assertThat(manager.get("/audit?action=move").expect(200).text())
        .contains("moved the subscriber ann of " + cloudId, "Move the person back instead.")
        .doesNotContain(otherId);
    assertThat(manager.put(ann, "{}").expect(409).text()).doesNotContain(otherId);
    manager.delete(acme + "/former-subscribers/ann").expect(204);
    manager.delete(acme + "/former-subscribers/ann").expect(404);
    assertThat(global("ann", token)).isEqualTo(403);
    manager.put(ann, "{}").expect(201);
    cloudId = otherId;
    assertThat(global("ann", token)).isEqualTo(200);
  }

  private String globalAnswer(String username, String secret) {
    return PhoneClient.postForm(PhoneClient.login(cloudId, username, secret)).text();
  }

  private Api manager() {
    String name = TestAdministrators.newName();
    api.put("/administrators/" + name, TestAdministrators.json("manager", cloudId)).expect(201);
    return Api.as(name, TestAdministrators.PASSWORD);
  }
}
