package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Global refreshes of apps that send for good what was typed at the sign-in. */
class InstallationIT extends DeployedCallboard {

  private static final String PASSWORD = "typed by ann";

  private final Api api = Api.operator();
  private String cloudId;
  private String ann;

  @BeforeEach
  void makeASubscriber() {
    cloudId = TestData.newCloudId();
    TestData.organization(cloudId);
    ann = "/organizations/" + cloudId + "/subscribers/ann";
    api.put(ann, "{\"password\": \"" + PASSWORD + "\"}").expect(201);
    api.put("/organizations/" + cloudId + "/account-settings/host", "{\"value\": \"sip.acme.com\"}")
        .expect(201);
    api.put(
            "/organizations/" + cloudId + "/quick-dial/canteen",
            "{\"displayName\": \"Canteen\", \"uri\": \"5000\"}")
        .expect(201);
  }

  @Test
  void aPhoneThatSignedInByACodeGoesOnWithItsQuickDial() {
    String code = api.post(ann + "/codes", "{}").expect(201).json().getString("code");
    assertThat(global(code, "phone-1").status()).isEqualTo(200);
    assertThat(account(code, "phone-1").status()).isEqualTo(200);

    for (int refresh = 0; refresh < 2; refresh++) {
      assertThat(global(code, "phone-1").text()).contains("<item id=\"canteen\">");
    }
    assertThat(account(code, "phone-1").status()).isEqualTo(403);
    assertThat(global(code, "phone-2").status()).isEqualTo(403);
    assertThat(post(PhoneClient.GLOBAL, "ann", code, Map.of()).status()).isEqualTo(403);
    assertThat(global("AAAA-AAAA-AAAA", "phone-1").status()).isEqualTo(403);

    api.delete(ann + "/devices").expect(204);
    Waiting.await("the end of the device", () -> global(code, "phone-1").status() == 403);
  }

  @Test
  void aPhoneGoesOnWithItsQuickDialAfterAPasswordWasReplaced() {
    assertThat(account(PASSWORD, "phone-1").status()).isEqualTo(200);
    api.put(ann, "{\"password\": \"quite another one\"}").expect(200);
    Waiting.await("the new password", () -> global("quite another one", "phone-3").status() == 200);
    assertThat(global(PASSWORD, "phone-1").text()).contains("<item id=\"canteen\">");
    assertThat(account(PASSWORD, "phone-1").status()).isEqualTo(403);
    assertThat(global(PASSWORD, "phone-2").status()).isEqualTo(403);

    api.put(ann, "{\"password\": \"and one more\", \"revokeDevices\": true}").expect(200);
    Waiting.await("the end of the device", () -> global(PASSWORD, "phone-1").status() == 403);
  }

  private Answer global(String password, String installation) {
    return post(PhoneClient.GLOBAL, "ann", password, Map.of("installid", installation));
  }

  private Answer account(String password, String installation) {
    return post(PhoneClient.ACCOUNT, "ann", password, Map.of("installid", installation));
  }

  private Answer post(String address, String username, String password, Map<String, String> more) {
    Map<String, String> form = PhoneClient.login(cloudId, username, password);
    form.putAll(more);
    return Http.post(address, PhoneClient.FORM, PhoneClient.form(form));
  }
}
