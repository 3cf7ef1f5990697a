package org.callboard.webhook;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.callboard.audit.Stamp;
import org.callboard.platform.Json;

/** Webhooks as administrators and the record see them; never with a secret. */
public final class WebhookJson {

  private WebhookJson() {}

  /** What is set for it. */
  public static JsonObject state(WebhookView webhook) {
    return Json.createObjectBuilder()
        .add("id", webhook.id())
        .add("url", webhook.data().address().toString())
        .add("description", Json.orNull(webhook.data().description()))
        .add("paused", webhook.data().paused())
        .build();
  }

  /** The same with how it goes. */
  public static JsonObject of(WebhookView webhook) {
    JsonObjectBuilder json =
        Json.createObjectBuilder(state(webhook))
            .add("problem", Json.orNull(webhook.problem()))
            .add("failures", webhook.failures())
            .add("nextTry", Json.orNull(webhook.nextTry().map(Object::toString)));
    Optional<Stamp> made = webhook.stamps().created();
    return json.add("created", Json.orNull(made.map(stamp -> stamp.at().toInstant().toString())))
        .add("createdBy", Json.orNull(made.map(Stamp::by)))
        .build();
  }

  /** The same with the secret, which is shown once. */
  public static JsonObject of(NewWebhook webhook) {
    return Json.createObjectBuilder(of(webhook.view()))
        .add("secret", webhook.secret().text())
        .build();
  }

  /** Before it was paused by the server, for the record. */
  static JsonObject unpaused(WebhookView webhook) {
    return Json.createObjectBuilder().add("id", webhook.id()).add("paused", false).build();
  }

  /** And afterwards. */
  static JsonObject paused(WebhookView webhook) {
    return Json.createObjectBuilder()
        .add("id", webhook.id())
        .add("paused", true)
        .add("problem", Json.orNull(webhook.problem()))
        .build();
  }

  public static JsonObject of(Delivery delivery) {
    return Json.createObjectBuilder()
        .add("messageId", delivery.messageId())
        .add("type", delivery.type())
        .add("changes", delivery.changes())
        .add("attempt", delivery.attempt())
        .add("sent", delivery.sent().toString())
        .add("milliseconds", delivery.millis())
        .add("status", delivery.status().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .add("delivered", delivery.isDone())
        .add("problem", Json.orNull(delivery.problem()))
        .build();
  }
}
