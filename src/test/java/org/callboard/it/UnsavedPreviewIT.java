package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone beside an editor, over HTTP. */
class UnsavedPreviewIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private final String cloudId = TestData.newCloudId();
  private final String acme = "/organizations/" + cloudId;
  private final String preview = acme + "/subscribers/ann/preview";

  @BeforeEach
  void makeAPersonAndAList() {
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/groups/sales", "{}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"wonderful\", \"groups\": [\"sales\"]}")
        .expect(201);
    api.put(acme + "/quick-dial/canteen", "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}")
        .expect(201);
  }

  private String phone() {
    return Http.get(
            "/provisioning/global?cloud_username=ann&cloud_password=wonderful&cloud_id=" + cloudId)
        .text();
  }

  private static String changes(String... changes) {
    return "{\"changes\": [" + String.join(", ", changes) + "]}";
  }

  private static String change(String layer, String rest) {
    return "{\"layer\": \"" + layer + "\", \"kind\": \"quickDialItem\", " + rest + "}";
  }

  @Test
  void whatIsTypedIsShownAndNotSaved() {
    String before = phone();
    String record = api.get("/audit?organization=" + cloudId).text();
    String item = "{\"displayName\": \"Lunch\", \"uri\": \"5001\"}";
    String typed = changes(change("group:sales", "\"id\": \"canteen\", \"put\": " + item));
    String shown = api.post(preview, typed).expect(200).text();
    assertThat(shown).contains("Lunch").doesNotContain("Canteen");
    assertThat(phone()).isEqualTo(before);
    assertThat(api.get("/audit?organization=" + cloudId).text()).isEqualTo(record);
    assertThat(api.get(acme + "/groups/sales/quick-dial").ids()).isEmpty();
    api.put(acme + "/groups/sales/quick-dial/canteen", item).expect(201);
    assertThat(phone()).isEqualTo(shown);
  }

  @Test
  void theDraftIsShownToTheEditableVersionOnly() {
    String typed = changes(change("draft", "\"id\": \"canteen\", \"delete\": true"));
    assertThat(api.post(preview + "?editable=true", typed).expect(200).text())
        .doesNotContain("<displayName>Canteen");
    assertThat(api.post(preview, typed).problem(400, "invalid-value").text())
        .contains("editable=true");
  }

  @Test
  void faultsAreThoseOfSavingAndSayWhereTheyAre() {
    String uri = "\"id\": \"taxi\", \"put\": {\"displayName\": \"Taxi\", \"uri\": \"\", \"x\": 1}";
    assertThat(
            api.post(preview, changes(change("subscriber", uri)))
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("changes[0].put.uri", "changes[0].put.x");
    assertThat(
            api.post(preview, changes(change("subscriber", "\"id\": \"a\"")))
                .problem(400, "invalid-value")
                .invalidFields())
        .containsExactly("changes[0].put");
    api.post(preview, changes(change("subscriber", "\"id\": \"a\", \"delete\": true")))
        .problem(404, "not-found");
    api.post(preview, "{\"subscriber\": {\"groups\": [\"none\"]}}").problem(400, "invalid-value");
    api.post(preview + "?part=none", "{}").problem(400, "invalid-parameter");
  }

  @Test
  void theAccountIsShownWithSettingsThatAreTyped() {
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.example.com\"}").expect(201);
    String typed =
        "{\"subscriber\": {\"displayName\": \"Ann Jones\"}, \"changes\": [{\"layer\":"
            + " \"subscriber\", \"kind\": \"accountSetting\", \"id\": \"userDisplayName\", \"put\":"
            + " {\"value\": \"${displayName}\"}}]}";
    assertThat(api.post(preview + "?part=account", typed).expect(200).text())
        .contains("<userDisplayName>Ann Jones</userDisplayName>", ">Ann Jones</title>");
    String refused = "{\"subscriber\": {\"enabled\": false}}";
    assertThat(api.post(preview, refused).expect(200).header("Callboard-Refused"))
        .isEqualTo("subscriberDisabled");
  }

  /** As an editor asks at each key: what is sent is the entry, not the list. */
  @Test
  void aListOfTenThousandIsShownWhileOneEntryIsTyped() {
    String items =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"id\": \"i" + i + "\", \"displayName\": \"N\", \"uri\": \"1\"}")
            .collect(Collectors.joining(", ", "{\"items\": [", "]}"));
    api.put(acme + "/quick-dial", items).expect(200);
    String typed =
        changes(
            change(
                "organization",
                "\"id\": \"i5000\", \"put\": {\"displayName\": \"Typed\", \"uri\": \"2\"}"));
    for (String answer : List.of("?explain=true", "")) {
      assertThat(api.post(preview + answer, typed).expect(200).text()).contains("Typed");
    }
  }
}
