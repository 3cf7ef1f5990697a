package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.it.TestAdministrators.PASSWORD;
import static org.callboard.it.TestAdministrators.manager;
import static org.callboard.it.TestAdministrators.organization;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.callboard.it.support.Api;
import org.callboard.it.support.Api.Reply;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.webhook.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks, by the server's own clock and threads. */
class WebhooksIT extends DeployedCallboard {

  private final String cloudId = organization();
  private final String acme = "/organizations/" + cloudId;
  private final Api eve = Api.as(manager(cloudId), PASSWORD);
  private Receiver receiver;

  @BeforeEach
  void listen() throws Exception {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private JsonObject made(Api caller, String webhooks) {
    return caller
        .post(webhooks, "{\"url\": \"" + receiver.url("/in") + "\", \"description\": \"CRM\"}")
        .expect(201)
        .json();
  }

  private boolean hasGot(String target) {
    return receiver.got().stream()
        .filter(got -> got.json().getString("type").equals("changes"))
        .anyMatch(got -> got.targets().contains(target));
  }

  @Test
  void whatChangesIsPostedSigned() throws Exception {
    JsonObject webhook = made(eve, acme + "/webhooks");
    String one = acme + "/webhooks/" + webhook.getString("id");
    eve.put(acme + "/groups/sales", "{}").expect(201);
    Waiting.await("the message", () -> hasGot("organizations/" + cloudId + "/groups/sales"));
    Receiver.Got got = receiver.got().get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    String secret = webhook.getString("secret").substring("whsec_".length());
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
    String signed =
        got.header("webhook-id")
            + "."
            + got.header("webhook-timestamp")
            + "."
            + new String(got.body(), StandardCharsets.UTF_8);
    assertThat(got.header("webhook-signature"))
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    Waiting.await(
        "the note of it",
        () -> eve.get(one + "/deliveries").expect(200).json().getInt("total") > 0);
    assertThat(eve.get(one).expect(200).text()).doesNotContain("whsec_");
  }

  @Test
  void theProvidersGetsTheChangesOfAllOrganizations() {
    Api operator = Api.operator();
    JsonObject webhook = made(operator, "/webhooks");
    operator.put(acme + "/groups/theirs", "{}").expect(201);
    Waiting.await("the message", () -> hasGot("organizations/" + cloudId + "/groups/theirs"));
    operator.delete("/webhooks/" + webhook.getString("id")).expect(204);
  }

  @Test
  void itIsPausedTriedChangedAndDeleted() {
    JsonObject webhook = made(eve, acme + "/webhooks");
    String one = acme + "/webhooks/" + webhook.getString("id");
    assertThat(eve.get(acme + "/webhooks").ids()).containsExactly(webhook.getString("id"));
    Reply seen = eve.get(one).expect(200);
    Reply paused = eve.ifMatch(seen.header("ETag")).merge(one, "{\"paused\": true}").expect(200);
    assertThat(paused.json().getBoolean("paused")).isTrue();
    assertThat(paused.json().getString("description")).isEqualTo("CRM");
    eve.ifMatch(seen.header("ETag"))
        .merge(one, "{\"paused\": false}")
        .problem(412, "changed-meanwhile");
    receiver.answers(302);
    JsonObject tried = eve.post(one + "/test").expect(200).json();
    assertThat(tried.getBoolean("delivered")).isFalse();
    assertThat(tried.getString("problem")).contains("302");
    assertThat(receiver.got()) // a message that was on its way may have come after it
        .extracting(got -> got.header("webhook-id"))
        .contains(tried.getString("messageId"));
    assertThat(eve.post(one + "/rotate-secret").expect(200).json().getString("secret"))
        .startsWith("whsec_")
        .isNotEqualTo(webhook.getString("secret"));
    eve.delete(one).expect(204);
    eve.get(one).problem(404, "not-found");
  }

  @Test
  void addressesOfTheOwnNetworkAndWrongOnesAreRefusedInWords() {
    for (String url :
        List.of(
            "http://10.0.0.1/",
            "https://[::1]/",
            "https://169.254.169.254/latest",
            "ftp://example.com/",
            "https://eve:x@example.com/",
            "")) {
      assertThat(
              eve.post(acme + "/webhooks", "{\"url\": \"" + url + "\"}")
                  .problem(400, "invalid-value")
                  .text())
          .contains("\"field\":\"url\"");
    }
    eve.post(acme + "/webhooks", "{}").problem(400, "invalid-value");
    eve.post(acme + "/webhooks", "{\"url\": \"https://example.com/\", \"color\": 1}")
        .problem(400, "invalid-value");
    assertThat(eve.get(acme + "/webhooks").ids()).isEmpty();
  }

  @Test
  void aDeletedOrganizationsReceiverGetsNothingMore() throws Exception {
    made(eve, acme + "/webhooks");
    Receiver former = receiver;
    receiver = new Receiver();
    try (former) {
      Api.operator().delete(acme + "?confirm=" + cloudId).expect(204);
      Api.operator().put(acme, "{\"name\": \"New\"}").expect(201);
      JsonObject other = made(Api.operator(), acme + "/webhooks");
      Api.operator().put(acme + "/groups/new", "{}").expect(201);
      Waiting.await("the message", () -> hasGot("organizations/" + cloudId + "/groups/new"));
      // It may have got what was before the deletion; the deletion would be the next message.
      assertThat(former.got()).extracting(Receiver.Got::text).noneMatch(WebhooksIT::isOfADeletion);
      assertThat(former.got())
          .extracting(Receiver.Got::text)
          .noneMatch(text -> text.contains("/groups/new"));
      assertThat(Api.operator().get(acme + "/webhooks").ids())
          .containsExactly(other.getString("id"));
    }
  }

  private static boolean isOfADeletion(String message) {
    return message.contains("\"action\":\"delete\"");
  }
}
