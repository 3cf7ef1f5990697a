package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much there may be, and what becomes of what is too much already. */
class SizesIT extends DeployedCallboard {

  private static final String PASSWORD = "a password of ann";

  private final Api api = Api.operator();
  private String cloudId;
  private String acme;

  @BeforeEach
  void makeAnOrganization() {
    cloudId = TestData.newCloudId();
    acme = "/organizations/" + cloudId;
    api.put(acme, "{\"name\": \"Acme\"}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"password\": \"" + PASSWORD + "\"}").expect(201);
  }

  private static String items(String prefix, int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"id\": \"%s%d\", \"displayName\": \"Somebody\", \"uri\": \"%s\"}"
                    .formatted(prefix, i, "5".repeat(length)))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  @Test
  void aListOfFiveThousandIsNotTooLong() {
    api.put(acme + "/quick-dial", items("i", 5000, 100)).expect(200);
    api.put(acme + "/quick-dial", items("other", 5000, 100)).expect(200);
    Http.Answer answer = PhoneClient.get(cloudId, "ann", PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("other4999");
  }

  @Test
  void aListThatIsTooLongForAPhoneIsRefusedInWords() {
    JsonObject problem =
        api.put(acme + "/quick-dial", items("i", 3000, 900)).problem(400, "invalid-value").json();
    assertThat(problem.toString())
        .contains("organizations/" + cloudId, "2,097,152 are allowed (callboard.answer.max-kb)");
    assertThat(api.get(acme + "/quick-dial").json().getInt("total")).isZero();
  }

  @Test
  void aFileWithSuchALayerIsRefusedWithTheEntry() {
    String file =
        """
        {"format": "callboard-organization-1", "organization": {"name": "Acme"},
         "layers": {"organization": {"quickDial": %s}}}
        """
            .formatted(items("i", 3000, 900).replace("{\"items\": ", "").replaceAll("}$", ""));
    JsonObject report =
        api.post(acme + "/import?onConflict=update&background=false", file)
            .problem(400, "import-failed")
            .json();
    assertThat(report.toString()).contains("are allowed (callboard.answer.max-kb)");
  }

  /** As an older version has let it be. */
  @Test
  void aPhoneWhoseAnswerIsTooLongGetsWhatFits() {
    api.put(acme + "/quick-dial", items("i", 1500, 900)).expect(200);
    api.put(acme + "/subscribers/ann/quick-dial", items("own", 500, 100)).expect(200);
    long layer =
        TestData.number(
            "SELECT l.id FROM dial_layer l JOIN organization o ON o.id = l.organization_id"
                + " WHERE o.cloud_id = ? AND l.kind = 'ORGANIZATION'",
            cloudId);
    TestData.sql(
        "INSERT INTO quick_dial_item (id, layer_id, entry_id, display_name, uri, position)"
            + " SELECT -i.id, i.layer_id, 'more' || i.entry_id, i.display_name, i.uri,"
            + " i.position + 2000 FROM quick_dial_item i WHERE i.layer_id = ?",
        layer);
    TestData.changed(
        TestData.number("SELECT id FROM organization WHERE cloud_id = ?", cloudId), null);
    Waiting.await(
        "the phone to get some of the new entries",
        () -> PhoneClient.get(cloudId, "ann", PASSWORD).text().contains("morei"));
    Http.Answer answer = PhoneClient.get(cloudId, "ann", PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text().length()).isLessThan(2 * 1024 * 1024);
    assertThat(answer.text()).doesNotContain("maxQuickDialReplacePriority");
  }

  @Test
  void anAdministratorSeesHowMuchThereIsAndMayBe() {
    api.put(acme + "/quick-dial", items("i", 10, 10)).expect(200);
    JsonObject usage = api.get(acme + "/usage").expect(200).json();
    assertThat(usage.getJsonObject("entries").getInt("stored")).isEqualTo(11);
    assertThat(usage.getJsonObject("entries").getInt("allowed")).isEqualTo(5_000_000);
    assertThat(usage.getJsonObject("bytes").getInt("stored")).isBetween(1000, 5000);
    assertThat(usage.getJsonObject("bytes").getInt("allowed")).isEqualTo(1024 * 1024 * 1024);
  }
}
