package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.callboard.administration.WebhookActs;
import org.callboard.platform.Expected;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Page;
import org.callboard.webhook.Delivery;
import org.callboard.webhook.WebhookAddress;
import org.callboard.webhook.WebhookData;
import org.callboard.webhook.WebhookJson;
import org.callboard.webhook.WebhookView;

/**
 * Requests about webhooks, whosever they are.
 *
 * @param cloudId of the organization; empty for the provider
 */
record WebhookRequests(WebhookActs webhooks, Optional<String> cloudId, ResourceRequest call) {

  Response list() {
    Paging paging = Paging.of(call.uri());
    return Answers.list(paging.cut(webhooks.list(cloudId).stream().map(WebhookJson::of).toList()));
  }

  Response create(InputStream in) {
    webhooks.list(cloudId); // before the body is read: whose they are
    JsonFields body = JsonFields.read(in);
    WebhookData data = read(body, Optional.empty());
    JsonObject made = WebhookJson.of(webhooks.create(cloudId, data));
    return Answers.createdBelow(made.getString("id"), made, call.uri());
  }

  Response get(String id) {
    WebhookView webhook = webhooks.get(cloudId, known(id));
    return Answers.state(WebhookJson.of(webhook), WebhookJson.state(webhook), call.expected());
  }

  Response patch(String id, InputStream in) {
    Expected expected = call.expected();
    webhooks.get(cloudId, known(id));
    JsonFields body = JsonFields.read(in);
    WebhookView webhook =
        webhooks.edit(cloudId, id, before -> read(body, Optional.of(before)), expected);
    return Answers.tagged(WebhookJson.of(webhook), WebhookJson.state(webhook));
  }

  Response delete(String id) {
    webhooks.delete(cloudId, known(id), call.expected());
    return Response.noContent().build();
  }

  Response rotateSecret(String id) {
    return Answers.list(WebhookJson.of(webhooks.rotateSecret(cloudId, known(id))));
  }

  Response test(String id) {
    return Answers.list(WebhookJson.of(webhooks.test(cloudId, known(id))));
  }

  Response deliveries(String id) {
    Paging paging = Paging.of(call.uri());
    Page<Delivery> page = webhooks.deliveries(cloudId, known(id), paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(WebhookJson::of).toList(), page.total()));
  }

  private static String known(String id) {
    return PathText.id(id, "webhook");
  }

  /** What a body says; what it does not mention stays. */
  private static WebhookData read(JsonFields body, Optional<WebhookData> before) {
    WebhookAddress address =
        body.has("url") || before.isEmpty()
            ? body.make(() -> WebhookAddress.of(body.requiredText("url")), null)
            : before.get().address();
    Optional<String> description =
        body.has("description")
            ? body.text("description")
            : before.flatMap(WebhookData::description);
    boolean paused =
        body.has("paused")
            ? body.flag("paused").orElse(false)
            : before.map(WebhookData::paused).orElse(false);
    WebhookData data = body.make(() -> new WebhookData(address, description, paused), null);
    body.end();
    return data;
  }
}
