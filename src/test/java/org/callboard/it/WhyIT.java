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
    api.put(acme + "/subscribers/ann", "{\"groups\": [\"support\"]}").expect(201);
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

  private List<String> refused() {
    return api.get(why + "x").json().getJsonArray("refused").getValuesAs(JsonObject.class).stream()
        .map(hindrance -> hindrance.getString("reason"))
        .toList();
  }
}
