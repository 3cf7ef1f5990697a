package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.Test;

/** Letters with sign-in codes, by the server's own mail session and clock. */
class MailIT extends DeployedCallboard {

  private final Api api = Api.operator();

  @Test
  void aLetterReachesAMailServerAndItsCodeSignsIn() throws Exception {
    String cloudId = TestData.newCloudId();
    String acme = "/organizations/" + cloudId;
    String mails = acme + "/onboarding/mails";
    api.put(acme, "{\"name\": \"Acme & Co.\"}").expect(201);
    api.put(acme + "/subscribers/ann", "{\"displayName\": \"Ann\"}").expect(201);
    api.post(mails, "{\"usernames\": [\"ann\"]}").problem(400, "invalid-value");
    api.post(mails, "{\"usernames\": [\"ann\"], \"addresses\": {\"ann\": \"a@b@c\"}}")
        .problem(400, "invalid-value");
    GreenMail server =
        new GreenMail(new ServerSetup(TestRun.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      String address = "ann@" + cloudId.toLowerCase() + ".example.com";
      JsonObject queued =
          api.post(
                  mails + "?language=de",
                  "{\"usernames\": [\"ann\"], \"addresses\": {\"ann\": \"" + address + "\"}}")
              .expect(202)
              .json();
      assertThat(queued.getJsonArray("items").getJsonObject(0).getString("state"))
          .isEqualTo("waiting");
      Waiting.await(
          "the letter",
          () ->
              api.get(mails)
                  .expect(200)
                  .json()
                  .getJsonArray("items")
                  .getJsonObject(0)
                  .getString("state")
                  .equals("sent"));
      String text = server.getReceivedMessagesForDomain(address)[0].getContent().toString();
      String code =
          text.lines()
              .filter(line -> line.startsWith("Passwort: "))
              .findFirst()
              .orElseThrow()
              .substring("Passwort: ".length())
              .strip();
      assertThat(text).contains("csc:ann:" + code + "@" + cloudId);
      Map<String, String> parameters = new LinkedHashMap<>(PhoneClient.login(cloudId, "ann", code));
      parameters.put("installid", "anns-phone");
      assertThat(
              Http.post(PhoneClient.ACCOUNT, PhoneClient.FORM, PhoneClient.form(parameters))
                  .status())
          .isEqualTo(200);
    } finally {
      server.stop();
    }
  }
}
