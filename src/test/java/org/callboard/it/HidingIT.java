package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's phone gets of entries that are hidden for them. */
class HidingIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String hidden = acme + "/subscribers/ann/hidden-quick-dial";

  @BeforeEach
  void makeAPersonAndAList() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(
            acme + "/subscribers/ann",
            "{\"enabled\": true, \"password\": \"wonderful\", \"groups\": [\"sales\"]}")
        .expect(201);
    put("/quick-dial/gate%2F1", 50);
    put("/quick-dial/canteen", 20);
    api.put(acme + "/groups/sales/dial-actions/intercom", "{\"nodes\": []}").expect(201);
  }

  private void put(String path, int priority) {
    String item = "{\"displayName\": \"One\", \"uri\": \"1\", \"priority\": " + priority + "}";
    api.put(acme + path, item).expect(201);
  }

  private String phone() {
    return Http.get(
            "/provisioning/global?cloud_username=ann&cloud_password=wonderful&cloud_id=" + cloudId)
        .text();
  }

  @Test
  void aHiddenItemIsRemovedFromThePhoneUntilItIsShownAgain() {
    assertThat(phone()).contains("<item id=\"gate/1\" priority=\"50\">");
    api.put(hidden + "/gate%2F1", "").expect(201);
    api.put(hidden + "/gate%2F1", "").expect(200);
    assertThat(phone())
        .contains("<item id=\"gate/1\" priority=\"51\" action=\"remove\"/>")
        .doesNotContain("id=\"gate/1\" priority=\"50\"");
    assertThat(api.get(hidden).ids()).containsExactly("gate/1");
    assertThat(api.get(hidden + "/gate%2F1").expect(200).json().getString("displayName"))
        .isEqualTo("One");
    assertThat(api.get(acme + "/subscribers/ann/preview").text()).isEqualTo(phone());
    api.delete(hidden + "/gate%2F1").expect(204);
    api.delete(hidden + "/gate%2F1").problem(404, "not-found");
    api.get(hidden + "/gate%2F1").problem(404, "not-found");
    assertThat(phone()).contains("id=\"gate/1\" priority=\"50\"").doesNotContain("remove");
  }

  @Test
  void whatCannotBeHiddenIsRefusedInWords() {
    api.put(hidden + "/taxi", "").problem(409, "conflict");
    put("/subscribers/ann/quick-dial/canteen", 20);
    assertThat(api.put(hidden + "/canteen", "").problem(409, "conflict").text())
        .contains("this layer's own");
    api.put(acme + "/groups/none/hidden-quick-dial/canteen", "").problem(404, "not-found");
  }

  @Test
  void aGroupHidesItemsAndAPersonDialActions() {
    api.put(acme + "/groups/sales/hidden-quick-dial/canteen", "").expect(201);
    assertThat(phone()).doesNotContain("canteen").contains("intercom");
    api.send("PUT", acme + "/subscribers/ann/hidden-dial-actions/intercom", BodyPublishers.noBody())
        .expect(201);
    assertThat(phone()).doesNotContain("intercom");
    assertThat(api.get(acme + "/subscribers/ann/hidden-dial-actions").ids())
        .containsExactly("intercom");
    String list = acme + "/groups/sales/quick-dial";
    api.put(list, "{\"items\": []}").expect(200);
    assertThat(phone()).doesNotContain("canteen");
    api.delete(acme + "/groups/sales/hidden-quick-dial/canteen").expect(204);
    assertThat(phone()).contains("canteen");
  }
}
