package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.ServerLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody's SQL breaks rows of every kind. Whatever is broken, its own value is all that is
 * missing: phones are served, lists and exports go on, and the API tells what it is and mends it.
 */
class UnreadableRowsIT extends DeployedCallboard {

  private static final String PASSWORD = "12345678";
  private static final String NOTHING = "<root/>";

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String bob = acme + "/subscribers/bob";

  @BeforeEach
  void administrate() {
    api.put(acme, "{\"name\":\"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    for (String name : List.of("ann", "bob")) {
      api.put(
              acme + "/subscribers/" + name,
              "{\"password\":\""
                  + PASSWORD
                  + "\",\"groups\":[\"sales\"],\"attributes\":{\"desk\":\"12\"}}")
          .expect(201);
    }
    api.put(acme + "/quick-dial/canteen", item("Canteen", 20)).expect(201);
    api.put(acme + "/quick-dial/alarm", item("Alarm", 50)).expect(201);
    api.put(acme + "/groups/sales/quick-dial/desk", item("Sales", 20)).expect(201);
    api.put(bob + "/quick-dial/mum", item("Mum", 20)).expect(201);
    api.put(acme + "/account-settings/host", "{\"value\":\"sip.example.com\"}").expect(201);
    assertThat(global("bob").text()).contains("canteen", "alarm", "desk", "mum");
  }

  @Test
  void brokenAttributesHideNothingElse() {
    broken("UPDATE subscriber SET attributes = '{oops' WHERE id = ?", subscriber("bob"));
    assertThat(global("bob").text()).contains("canteen", "alarm", "desk", "mum", "Replace");
    assertThat(account("bob").text()).contains("sip.example.com");
    assertOthersAreThere();
    JsonObject shown = api.get(bob).expect(200).json();
    assertUnreadable(shown, "attributes");
    assertThat(shown.getString("username")).isEqualTo("bob");
    assertThat(ServerLog.contains("Left out of subscriber " + subscriber("bob"))).isTrue();

    api.put(bob, "{\"displayName\":\"Bob\"}").expect(200);
    assertUnreadable(api.get(bob).json(), "attributes");
    api.put(bob, shown).expect(200); // what was read can be sent back, and mends it
    assertThat(api.get(bob).json()).doesNotContainKey("unreadable");
  }

  @Test
  void anAccountThatRefersToABrokenAttributeIsNotSent() {
    api.put(acme + "/account-settings/proxy", "{\"value\":\"${desk}.example.com\"}").expect(201);
    assertThat(account("bob").text()).contains("12.example.com");
    broken("UPDATE subscriber SET attributes = '{\"desk\":5}' WHERE id = ?", subscriber("bob"));
    Waiting.await("the change", () -> account("bob").status() == 503);
    assertThat(account("ann").text()).contains("12.example.com");
    assertThat(global("bob").text()).contains("mum");
    api.delete(bob).expect(204);
    api.get(bob).expect(404);
  }

  @Test
  void aPreviousPasswordWithoutAnEndKeepsNobodyOut() {
    broken(
        "UPDATE subscriber SET previous_hash = password_hash, previous_until = NULL WHERE id = ?",
        subscriber("bob"));
    assertThat(global("bob").text()).contains("mum");
    assertOthersAreThere();
    assertUnreadable(api.get(bob).expect(200).json(), "password");
    api.put(bob, "{\"password\":\"" + PASSWORD + "\"}").expect(200);
    assertThat(api.get(bob).json()).doesNotContainKey("unreadable");
  }

  @Test
  void aBrokenPasswordHashIsToldAndMended() {
    broken("UPDATE subscriber SET password_hash = 'oops' WHERE id = ?", subscriber("bob"));
    Waiting.await("the change", () -> global("bob").status() == 403);
    assertOthersAreThere();
    assertUnreadable(api.get(bob).expect(200).json(), "password");
    api.put(bob, "{\"password\":\"" + PASSWORD + "\"}").expect(200);
    assertThat(api.get(bob).json()).doesNotContainKey("unreadable");
    assertThat(global("bob").text()).contains("mum");
  }

  @Test
  void aBrokenUsernameIsMendedByItsOwn() {
    broken(
        "UPDATE subscriber SET username = ' ', display_name = ' ' WHERE id = ?", subscriber("bob"));
    assertThat(global("bob").text()).contains("mum");
    assertThat(account("bob").text()).contains(">bob<");
    assertOthersAreThere();
    assertUnreadable(api.get(bob).expect(200).json(), "username", "displayName");
    assertThat(api.get(acme + "/groups/sales").expect(200).text()).contains("ann");
    api.put(bob, "{}").expect(200);
    assertThat(api.get(bob).json()).doesNotContainKey("unreadable");
  }

  @Test
  void aBrokenGroupNameLeavesTheGroupItsPhones() {
    long group =
        TestData.number(
            "SELECT id FROM subscriber_group WHERE organization_id = ?", organization());
    broken("UPDATE subscriber_group SET name = 'a|b' WHERE id = ?", group);
    assertThat(global("bob").text()).contains("desk", "mum", "Replace");
    assertOthersAreThere();
    String standIn = acme + "/groups/unreadable-" + group;
    assertUnreadable(api.get(standIn).expect(200).json(), "name");
    assertThat(api.get(acme + "/groups").expect(200).ids()).containsExactly("unreadable-" + group);
    api.put(standIn, "{\"members\":[\"ann\"]}").expect(200);
    assertThat(api.get(standIn).json()).doesNotContainKey("unreadable");
    api.delete(standIn).expect(204);
  }

  @Test
  void aBrokenOrganizationRowRefusesNoPhone() {
    broken(
        "UPDATE organization SET error_texts = '{oops', name = ' ' WHERE id = ?", organization());
    assertThat(global("bob").text()).contains("canteen", "desk", "mum");
    assertThat(account("bob").text()).contains("sip.example.com");
    assertOthersAreThere();
    JsonObject shown = api.get(acme).expect(200).json();
    assertUnreadable(shown, "name", "errorTexts");
    assertThat(api.get("/organizations?limit=1000").expect(200).ids()).contains(cloudId);
    api.with("If-Match", api.get(acme).etag()).put(acme, shown).expect(200);
    assertThat(api.get(acme).json()).doesNotContainKey("unreadable");
  }

  @Test
  void anOrganizationWhoseCloudIdCannotBeReadCanBeNamed() {
    long organization = organization();
    broken("UPDATE organization SET cloud_id = ? WHERE id = ?", cloudId + " X", organization);
    String standIn = "UNREADABLE-" + organization;
    assertUnreadable(api.get("/organizations/" + standIn).expect(200).json(), "id");
    assertThat(api.get("/organizations?limit=1000").expect(200).ids()).contains(standIn);
    assertThat(api.get("/organizations/" + standIn + "/subscribers").expect(200).ids())
        .containsExactly("ann", "bob");
    api.delete("/organizations/" + standIn + "?confirm=" + standIn).expect(204);
    api.get("/organizations/" + standIn).expect(404);
  }

  @Test
  void aBrokenItemIsToldAndMendedByPutAndByDelete() {
    broken(
        "UPDATE quick_dial_item SET priority = 0 WHERE entry_id = 'alarm' AND layer_id IN"
            + " (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    assertAdditionsOnly();
    assertOthersAreThere();
    String alarm = acme + "/quick-dial/alarm";
    JsonObject list = api.get(acme + "/quick-dial").expect(200).json();
    assertThat(list.getJsonArray("unreadable").getJsonObject(0).getString("id")).isEqualTo("alarm");
    api.get(alarm).problem(409, "conflict");
    api.get(acme + "/quick-dial.csv").expect(200);
    api.put(alarm, item("Alarm", 50)).expect(200, 201);
    assertThat(api.get(acme + "/quick-dial").json()).doesNotContainKey("unreadable");
    assertThat(global("bob").text()).contains("alarm", "Replace");

    broken(
        "UPDATE quick_dial_item SET uri = ' ' WHERE entry_id = 'alarm' AND layer_id IN"
            + " (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    assertAdditionsOnly();
    api.delete(alarm).expect(204);
    api.delete(alarm).expect(404);
    assertThat(api.get(acme + "/quick-dial").json()).doesNotContainKey("unreadable");
    // at the priority that a phone may hold it at
    assertThat(global("bob").text())
        .contains("<item id=\"alarm\" priority=\"51\" action=\"remove\"/>");
  }

  @Test
  void aBrokenItemIsMendedByTheWholeListToo() {
    broken(
        "UPDATE quick_dial_item SET uri = ' ' WHERE entry_id = 'alarm' AND layer_id IN"
            + " (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    JsonObject list = api.get(acme + "/quick-dial").expect(200).json();
    api.put(acme + "/quick-dial", list).expect(200);
    assertThat(api.get(acme + "/quick-dial").json()).doesNotContainKey("unreadable");
    assertThat(api.get(acme + "/quick-dial").ids()).containsExactly("canteen");
  }

  @Test
  void aBrokenDialActionIsToldAndMended() {
    String action = acme + "/dial-actions/conference";
    api.put(action, "{\"nodes\":[{\"name\":\"title\",\"text\":\"Conference\"}]}").expect(201);
    broken(
        "UPDATE dial_action SET key_nodes = '{oops' WHERE layer_id IN"
            + " (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    assertAdditionsOnly();
    assertOthersAreThere();
    assertThat(api.get(acme + "/dial-actions").expect(200).json().getJsonArray("unreadable"))
        .hasSize(1);
    api.get(action).problem(409, "conflict");
    api.delete(action).expect(204);
    assertThat(api.get(acme + "/dial-actions").json()).doesNotContainKey("unreadable");
  }

  @Test
  void aBrokenAccountSettingIsToldAndMended() {
    String host = acme + "/account-settings/host";
    broken(
        "UPDATE account_setting SET value_json = '{oops' WHERE organization_id = ?",
        organization());
    Waiting.await("the change", () -> account("bob").status() == 503);
    assertThat(global("bob").text()).contains("mum", "Replace");
    assertOthersAreThere();
    assertThat(api.get(acme + "/account-settings").expect(200).json().getJsonArray("unreadable"))
        .hasSize(1);
    api.get(host).problem(409, "conflict");
    api.put(host, "{\"value\":\"sip2.example.com\"}").expect(200, 201);
    assertThat(account("bob").text()).contains("sip2.example.com");
    broken(
        "UPDATE account_setting SET value_json = '{oops' WHERE organization_id = ?",
        organization());
    api.delete(host).expect(204);
    assertThat(api.get(acme + "/account-settings").json()).doesNotContainKey("unreadable");
    assertThat(account("bob").status()).isEqualTo(200);
  }

  @Test
  void aBrokenDraftCanBeDropped() {
    api.put(acme + "/draft/quick-dial/new", item("New", 20)).expect(201);
    api.put(acme + "/draft/account-settings/proxy", "{\"value\":\"p\"}").expect(201);
    broken(
        "UPDATE quick_dial_item SET uri = ' ' WHERE entry_id = 'new' AND layer_id IN"
            + " (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    broken(
        "UPDATE account_setting SET value_json = '5' WHERE kind = 'DRAFT' AND organization_id = ?",
        organization());
    api.get(acme + "/draft").expect(200);
    api.post(acme + "/draft/publish").problem(409, "conflict");
    api.delete(acme + "/draft").expect(204);
    api.post(acme + "/draft/publish").expect(200);
  }

  @Test
  void whatADeletedSubscriberLeftBehindKeepsNobodyFromComingBack() {
    api.put(bob + "/account-settings/proxy", "{\"value\":\"p\"}").expect(201);
    api.delete(bob).expect(204);
    assertThat(
            TestData.sql(
                "UPDATE departed_layer SET memory = '{oops' WHERE organization_id = ?",
                organization()))
        .isPositive();
    api.put(bob, "{\"password\":\"" + PASSWORD + "\"}").expect(201);
    assertThat(global("bob").text()).contains("canteen");
  }

  @Test
  void aBrokenEntryOfTheRecordHidesNoOther() {
    String path = "/audit?limit=1000&organization=" + cloudId;
    int entries = api.get(path).expect(200).json().getJsonArray("items").size();
    TestData.sql(
        "UPDATE audit_entry SET after_state = '{oops', action = 'NEW_ONE' WHERE id ="
            + " (SELECT MAX(id) FROM audit_entry WHERE organization = ?)",
        cloudId);
    assertThat(api.get(path).expect(200).json().getJsonArray("items")).hasSize(entries);
    JsonObject entry = api.get(path).json().getJsonArray("items").getJsonObject(0);
    assertUnreadable(entry, "action", "after");
  }

  @Test
  void aBrokenAdministratorHidesNoOtherAndIsMended() {
    String name = "mgr-" + cloudId.toLowerCase();
    String path = "/administrators/" + name;
    api.put(path, "{\"role\":\"operator\",\"password\":\"a long password\"}").expect(201);
    TestData.sql("UPDATE administrator SET password_hash = 'oops' WHERE username = ?", name);
    api.get("/administrators?limit=1000").expect(200);
    assertUnreadable(api.get(path).expect(200).json(), "password");
    Api.as(name, "a long password").get("/organizations").expect(401);
    api.put(path, "{\"role\":\"operator\",\"password\":\"a long password\"}").expect(200);
    assertThat(api.get(path).json()).doesNotContainKey("unreadable");
    api.delete(path).expect(204);
  }

  @Test
  void aBrokenJobAndABrokenLineHideNoOtherAndAreTold() {
    String jobs = acme + "/jobs";
    for (String name : List.of("eve", "fay")) {
      String csv = "username\n" + name + "\n";
      api.post(acme + "/subscribers.csv?background=true", "text/csv", csv).expect(202);
      Waiting.await(
          "the job",
          () ->
              api.get(jobs).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                  .allMatch(job -> job.getString("state").equals("done")));
    }
    String id = api.get(jobs).ids().get(0);
    assertThat(TestData.sql("UPDATE job SET progress = '{oops' WHERE id = ?", id)).isOne();
    assertThat(TestData.sql("UPDATE job_line SET outcome = 'merge' WHERE job_id = ?", id)).isOne();
    assertThat(api.get(jobs).expect(200).ids()).hasSize(2).contains(id);
    assertUnreadable(api.get(jobs + "/" + id).expect(200).json(), "counts");
    JsonObject line =
        api.get(jobs + "/" + id + "/lines")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertUnreadable(line, "outcome");
    assertThat(line.isNull("outcome")).isTrue();
    assertThat(ServerLog.contains("Left out of job " + id)).isTrue();
  }

  @Test
  void brokenDevicesAndCodesHideNoOtherAndCanBeEnded() {
    api.post(bob + "/codes", "{}").expect(201);
    api.post(bob + "/codes", "{}").expect(201);
    assertThat(
            TestData.sql(
                "UPDATE sign_in_code SET code_hash = CONCAT('oops', public_id), expires_at ="
                    + " TIMESTAMP WITH TIME ZONE '20000-01-01 00:00:00+00' WHERE subscriber_id = ?",
                subscriber("bob")))
        .isEqualTo(2);
    JsonObject codes = api.get(bob + "/codes").expect(200).json();
    assertThat(codes.getJsonArray("items")).hasSize(2);
    for (JsonObject code : codes.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertUnreadable(code, "expires", "code");
      assertThat(code.getString("expires")).isEqualTo("9999-12-31T23:59:59Z");
      api.delete(bob + "/codes/" + code.getString("id")).expect(204);
    }
    account("bob");
    String devices = bob + "/devices";
    String id = api.get(devices).expect(200).ids().get(0);
    assertThat(TestData.sql("UPDATE device SET token_hash = 'oops' WHERE public_id = ?", id))
        .isOne();
    JsonObject device = api.get(devices).expect(200).json().getJsonArray("items").getJsonObject(0);
    assertUnreadable(device, "token");
    api.delete(devices + "/" + id).expect(204);
  }

  /** The full comparison comes every ten seconds here, and finds what nobody has told of. */
  @Test
  void brokenRowsDoNotStopTheComparison() {
    TestData.sql("UPDATE subscriber SET attributes = '{oops' WHERE id = ?", subscriber("ann"));
    TestData.sql("UPDATE organization SET error_texts = '{oops' WHERE id = ?", organization());
    TestData.sql(
        "UPDATE quick_dial_item SET display_name = 'Mother' WHERE entry_id = 'mum'"
            + " AND layer_id IN (SELECT id FROM dial_layer WHERE organization_id = ?)",
        organization());
    Waiting.await("the comparison", () -> global("bob").text().contains("Mother"));
  }

  private void assertAdditionsOnly() {
    Waiting.await("the change", () -> !global("bob").text().contains("Replace"));
    assertThat(global("bob").text()).contains("canteen", "mum").doesNotContain("action=\"remove\"");
  }

  /** What one row is not may hide no other, in no list and in no file. */
  private void assertOthersAreThere() {
    assertThat(global("ann").text()).contains("canteen", "desk").isNotEqualTo(NOTHING);
    assertThat(api.get(acme + "/subscribers").expect(200).ids()).contains("ann", "bob");
    assertThat(api.get(acme + "/subscribers?q=ann").expect(200).ids()).containsExactly("ann");
    assertThat(api.accept("text/csv").get(acme + "/subscribers.csv").expect(200).text())
        .contains("ann,", "bob,");
    assertThat(api.get(acme + "/export").expect(200).text()).contains("\"ann\"", "\"bob\"");
  }

  private static void assertUnreadable(JsonObject shown, String... fields) {
    assertThat(shown).containsKey("unreadable");
    assertThat(shown.getJsonArray("unreadable").getValuesAs(JsonObject.class))
        .extracting(fault -> fault.getString("field"))
        .containsExactly(fields);
  }

  /** Breaks rows and tells the server that something has changed. */
  private void broken(String sql, Object... parameters) {
    long organization = organization();
    TestData.atOnce(
        () -> {
          assertThat(TestData.sql(sql, parameters)).isPositive();
          TestData.everythingChanged(organization);
        });
  }

  private Answer global(String username) {
    return PhoneClient.get(cloudId, username, PASSWORD);
  }

  private Answer account(String username) {
    return Http.post(
        "/provisioning/account",
        PhoneClient.FORM,
        PhoneClient.form(PhoneClient.login(cloudId, username, PASSWORD)));
  }

  private long organization() {
    return TestData.number("SELECT id FROM organization WHERE cloud_id LIKE ?", cloudId + "%");
  }

  private long subscriber(String username) {
    return TestData.number(
        "SELECT id FROM subscriber WHERE username_key = ? AND organization_id = ?",
        username,
        organization());
  }

  private static String item(String name, int priority) {
    return "{\"displayName\":\"" + name + "\",\"uri\":\"5000\",\"priority\":" + priority + "}";
  }
}
