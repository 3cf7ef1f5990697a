package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.newName;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why a person has an entry or not. */
class WhyIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String why = acme + "/subscribers/ann/why?q=";

  @BeforeEach
  void makeAPersonAndLists() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(acme + "/groups/support", "{}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"groups\": [\"support\"], \"password\": \"wonderful\"}")
        .expect(201);
    put("", "canteen", "Canteen");
    put("/groups/support", "canteen", "Lunch");
    put("/groups/sales", "hot%line", "Hotline");
    put("/draft", "taxi", "Taxi");
    put("/subscribers/ann", "mine", "Mine");
    api.delete(acme + "/subscribers/ann/quick-dial/mine").expect(204);
    api.put(acme + "/groups/sales/dial-actions/hotfix", "{\"nodes\": []}").expect(201);
  }

  private void put(String layer, String id, String name) {
    api.put(
            acme + layer + "/quick-dial/" + id.replace("%", "%25"),
            "{\"displayName\": \"" + name + "\", \"uri\": \"1\"}")
        .expect(201);
  }

  private List<String> found(Api caller, String sought) {
    JsonObject answer = caller.get(why + sought).expect(200).json();
    return answer.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(i -> i.getString("id") + " " + i.getString("layer") + " " + i.getString("reason"))
        .toList();
  }

  @Test
  void eachEntrySaysWhyItIsThereOrMissing() {
    assertThat(found(api, "canteen"))
        .containsExactly("canteen organization overridden", "canteen group:support sent");
    assertThat(found(api, "LUNCH")).containsExactly("canteen group:support sent");
    assertThat(found(api, "t%25line")).containsExactly("hot%line group:sales notAMember");
    assertThat(found(api, "hot_line")).isEmpty();
    assertThat(found(api, "hotline")).containsExactly("hot%line group:sales notAMember");
    assertThat(found(api, "taxi")).containsExactly("taxi draft onlyInDraft");
    assertThat(found(api, "mine")).containsExactly("mine subscriber deleted");
    assertThat(found(api, "nothing")).isEmpty();
    api.get(acme + "/subscribers/ann/why").problem(400, "invalid-parameter");
    api.get(acme + "/subscribers/nobody/why?q=x").problem(404, "not-found");
  }

  @Test
  void receptionIsNotToldOfDialActions() {
    String name = newName();
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    assertThat(found(api, "hotfix")).containsExactly("hotfix group:sales notAMember");
    assertThat(found(Api.as(name, PASSWORD), "hotfix")).isEmpty();
  }

  @Test
  void itIsToldWhenThePersonWouldBeRefused() {
    assertThat(refused()).isEmpty();
    api.merge(acme + "/subscribers/ann", "{\"enabled\": false}").expect(200);
    assertThat(refused()).containsExactly("subscriberDisabled");
    api.merge(acme, "{\"enabled\": false}").expect(200);
    assertThat(refused()).containsExactly("organizationDisabled", "subscriberDisabled");
    assertThat(api.get(why + "x").json().isNull("lastContact")).isTrue();
  }

  @Test
  void whoCannotSignInIsSaidToBeRefusedUntilThereIsACode() {
    api.merge(acme + "/subscribers/ann", "{\"password\": null}").expect(200);
    assertThat(refused()).containsExactly("noSignIn");
    api.post(acme + "/subscribers/ann/codes", "{}").expect(201);
    assertThat(refused()).isEmpty();
  }

  @Test
  void aPreviewSaysThatThePhoneWouldBeRefused() {
    String preview = acme + "/subscribers/ann/preview";
    assertThat(api.get(preview).header("Callboard-Refused")).isEmpty();
    api.merge(acme + "/subscribers/ann", "{\"enabled\": false}").expect(200);
    api.merge(acme, "{\"enabled\": false}").expect(200);
    for (String part : List.of("?part=global", "?part=account")) {
      assertThat(api.get(preview + part).expect(200).header("Callboard-Refused"))
          .isEqualTo("organizationDisabled, subscriberDisabled");
      assertThat(api.get(preview + part + "&explain=true").json().getJsonArray("refused"))
          .hasSize(2);
    }
  }

  @Test
  void aSettingSaysWhereItsValueComesFromAndWhatItHides() {
    api.merge(acme + "/subscribers/ann", "{\"attributes\": {\"desk\": \"412\"}}").expect(200);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.example.com\"}").expect(201);
    api.put(acme + "/account-settings/voiceMailNumber", "{\"value\": \"${desk}\"}").expect(201);
    String own = acme + "/subscribers/ann/account-settings";
    api.put(own + "/password", "{\"value\": \"hush\"}").expect(201);
    api.put(acme + "/groups/sales/account-settings/voiceMailNumber", "{\"value\": \"9\"}")
        .expect(201);
    assertThat(found(api, "voicemail"))
        .containsExactly(
            "voiceMailNumber organization sent", "voiceMailNumber group:sales notAMember");
    JsonObject sent = api.get(why + "voiceMail").json().getJsonArray("items").getJsonObject(0);
    assertThat(sent.getString("value")).isEqualTo("${desk}");
    assertThat(sent.getString("sent")).isEqualTo("412");
    assertThat(sent.getJsonArray("references").getString(0)).isEqualTo("desk");
    api.put(own + "/host", "{\"value\": \"sip.example.org\"}").expect(201);
    assertThat(found(api, "host"))
        .containsExactly("host organization overridden", "host subscriber sent");
    assertThat(found(api, "title")).containsExactly("title server sent");
    assertThat(api.get(why + "password").expect(200).text())
        .contains("\"secret\":true")
        .doesNotContain("hush");
    String name = newName();
    api.put("/administrators/" + name, TestAdministrators.json("reception", cloudId)).expect(201);
    assertThat(found(Api.as(name, PASSWORD), "host")).isEmpty();
  }

  private List<String> refused() {
    return api.get(why + "x").json().getJsonArray("refused").getValuesAs(JsonObject.class).stream()
        .map(hindrance -> hindrance.getString("reason"))
        .toList();
  }
}
