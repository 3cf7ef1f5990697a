package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.Test;

/** Portals that have the address of the vendor's sample need not change. */
class VendorSampleAddressIT extends DeployedCallboard {

  private static final String ALIAS = "/provisioning/acrobits_prov.php";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void theSamplesAddressAnswersAsTheAccountsDoes() {
    String cloudId = TestData.newCloudId();
    String organization = "/organizations/" + cloudId;
    Api api = Api.operator();
    api.put(organization, "{\"name\": \"Moved\", \"deviceTokens\": false}").expect(201);
    api.put(organization + "/account-settings/host", "{\"value\": \"sip.example.com\"}")
        .expect(201);
    api.put(organization + "/subscribers/ann", "{\"password\": \"wonderful\"}").expect(201);
    String call = "cloud_id=" + cloudId + "&cloud_username=ann&cloud_password=";

    Answer account = Http.post("/provisioning/account", FORM, call + "wonderful");
    assertThat(account.text()).contains("<host>sip.example.com</host>");
    for (Answer same :
        new Answer[] {
          Http.post(ALIAS, FORM, call + "wonderful"), Http.get(ALIAS + "?" + call + "wonderful")
        }) {
      assertThat(same.status()).isEqualTo(200);
      assertThat(same.text()).isEqualTo(account.text());
    }
    assertThat(Http.post(ALIAS, FORM, call + "wrong").status()).isEqualTo(403);
    assertThat(Http.send("DELETE", ALIAS + "?" + call + "wonderful", noBody()).status())
        .isEqualTo(405);
    assertThat(Http.post("/provisioning/acrobits_contacts.php", FORM, call).status())
        .isEqualTo(404);
  }

  private static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }
}
