package org.callboard.it;

import java.nio.charset.StandardCharsets;
import org.callboard.it.support.Api;
import org.callboard.it.support.Http;
import org.callboard.it.support.TestRun;

/**
 * The phone of a new subscriber with an account.
 *
 * @param path of the subscriber below the API
 * @param login what the phone signs in with, as a form
 */
record AnnsPhone(String path, String login) {

  private static final String PASSWORD = "correct horse";

  static AnnsPhone ofANewOrganization() {
    String cloudId = TestData.newCloudId();
    String acme = "/organizations/" + cloudId;
    Api api = Api.operator();
    TestData.organization(cloudId);
    api.put(acme + "/subscribers/ann", "{\"password\": \"" + PASSWORD + "\"}").expect(201);
    api.put(acme + "/account-settings/host", "{\"value\": \"sip.acme.com\"}").expect(201);
    return new AnnsPhone(
        acme + "/subscribers/ann", PhoneClient.form(PhoneClient.login(cloudId, "ann", PASSWORD)));
  }

  /** Sends exactly this, one byte for each character, and the context path for {path}. */
  static String raw(String request) {
    String whole = request.replace("{path}", TestRun.base().getPath());
    return Http.raw(whole.getBytes(StandardCharsets.ISO_8859_1));
  }
}
