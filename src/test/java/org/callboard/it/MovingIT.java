package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The way of an organization to a new Cloud ID and to another server, as its reader walks it. */
class MovingIT extends DeployedCallboard {

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyCommandDoesWhatTheDocumentSays() throws Exception {
    for (String left : new String[] {"ACME", "ACME-NEW"}) {
      Api.operator().delete("/organizations/" + left + "?confirm=" + left).expect(204, 404);
    }
    return new DocumentedCommands("docs/moving.md", folder).run(12);
  }

  /** The file alone, with nothing of the organization left: as it is on another server. */
  @Test
  void onAnotherServerWhoeverHasAPasswordSignsInAgainAndGetsTheAccount() {
    String cloudId = TestData.newCloudId();
    String organization = "/organizations/" + cloudId;
    Api operator = Api.operator();
    Api withPassphrase = operator.with("Callboard-Passphrase", "a long passphrase");
    operator.put(organization, "{\"name\": \"Moving\"}").expect(201);
    operator
        .put(organization + "/account-settings/host", "{\"value\": \"sip.example.com\"}")
        .expect(201);
    operator.put(organization + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    operator
        .put(organization + "/subscribers/ann/account-settings/password", "{\"value\": \"of SIP\"}")
        .expect(201);
    String token = signedIn(cloudId, "wonderful");
    String file = withPassphrase.get(organization + "/export").expect(200).text();
    operator.delete(organization + "?confirm=" + cloudId).expect(204);

    Reply report = withPassphrase.post(organization + "/import", file).expect(200);

    assertThat(report.text()).doesNotContain("note");
    assertThat(account(cloudId, token).status()).isEqualTo(403);
    assertThat(signedIn(cloudId, "wonderful")).startsWith("cbd_").isNotEqualTo(token);
  }

  private static Answer account(String cloudId, String password) {
    return Http.post(
        "/provisioning/account",
        "application/x-www-form-urlencoded",
        "cloud_id=" + cloudId + "&cloud_username=ann&cloud_password=" + password);
  }

  /** The new token. */
  private static String signedIn(String cloudId, String password) {
    String account = account(cloudId, password).text();
    assertThat(account).contains("<host>sip.example.com</host>", "<password>of SIP</password>");
    return account.replaceAll("(?s).*<cloud_password>(.*)</cloud_password>.*", "$1");
  }
}
