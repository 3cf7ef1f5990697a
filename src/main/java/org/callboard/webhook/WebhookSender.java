package org.callboard.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.callboard.audit.ChangeDirectory;
import org.callboard.audit.ChangePage;
import org.callboard.platform.Outgoing;
import org.callboard.platform.RandomText;
import org.callboard.platform.Settings;

/** Sends what waits; no transaction is open while a receiver is waited for. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookSender {

  private static final int GONE = 410;
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_FAULT = 400;

  private final WebhookQueue queue;
  private final ChangeDirectory changes;
  private final WebhookPost post;
  private final WebhookTurns turns;
  private final boolean byHttp;

  /** For the container's proxy only. */
  public WebhookSender() {
    queue = null;
    changes = null;
    post = null;
    turns = null;
    byHttp = false;
  }

  @Inject
  WebhookSender(
      WebhookQueue queue,
      ChangeDirectory changes,
      WebhookPost post,
      WebhookTurns turns,
      Settings settings) {
    this.queue = queue;
    this.changes = changes;
    this.post = post;
    this.turns = turns;
    this.byHttp = settings.get(Outgoing.WEBHOOKS_BY_HTTP);
  }

  /** Sends to a webhook what waits for it, in order, if no other node does; some at a time. */
  public void send(long id) {
    for (int i = 0; i < WebhookBounds.MESSAGES; i++) {
      if (!sendNext(id)) {
        return;
      }
    }
  }

  private boolean sendNext(long id) {
    Optional<Claim> mine = turns.take(() -> queue.claim(id));
    Optional<MessageJson> next = mine.flatMap(claim -> turns.take(() -> next(claim)));
    if (next.isEmpty()) {
      return false;
    }
    Delivery delivery = attempt(mine.get(), next.get(), mine.get().attempts() + 1);
    boolean forGood = delivery.status().equals(Optional.of(GONE));
    boolean noted = turns.take(() -> queue.note(id, delivery, forGood));
    return noted && delivery.isDone();
  }

  /** The message that was tried before, or the next one; empty if there is nothing to send. */
  private Optional<MessageJson> next(Claim claim) {
    long end = claim.messageEnd().orElseGet(changes::end);
    Optional<ChangePage> page =
        changes.between(claim.organizationId(), claim.place(), end, WebhookBounds.CHANGES);
    if (page.filter(there -> there.items().isEmpty()).isPresent()) {
      queue.skip(claim, page.get().cursor());
      return Optional.empty();
    }
    String messageId = claim.messageId().orElseGet(WebhookSender::newId);
    long upTo = page.map(ChangePage::cursor).orElse(end);
    if (claim.messageId().isEmpty() && !queue.begin(claim, messageId, upTo)) {
      return Optional.empty();
    }
    return Optional.of(
        page.map(there -> MessageJson.of(messageId, there))
            .orElseGet(() -> MessageJson.lost(messageId, upTo)));
  }

  /** Sends a message that says nothing, and tells how that went. */
  public Delivery test(Claim webhook) {
    Delivery delivery = turns.test(() -> attempt(webhook, MessageJson.test(newId()), 1));
    queue.noteTest(webhook.id(), delivery);
    return delivery;
  }

  private static String newId() {
    return "msg_" + RandomText.id();
  }

  private Delivery attempt(Claim webhook, MessageJson message, int attempt) {
    Instant now = Instant.now();
    long started = System.nanoTime();
    Optional<Integer> status = Optional.empty();
    Optional<String> problem;
    try {
      status = Optional.of(post(webhook, message, now.getEpochSecond()));
      problem = problem(status.get());
    } catch (UndeliveredException e) {
      problem = Optional.of(e.getMessage());
    }
    return new Delivery(
        message.id(),
        message.type(),
        message.changes(),
        attempt,
        now.truncatedTo(ChronoUnit.MILLIS),
        (int) ((System.nanoTime() - started) / 1_000_000),
        status,
        problem);
  }

  private int post(Claim webhook, MessageJson message, long timestamp) throws UndeliveredException {
    if (!webhook.address().isSecure() && !byHttp) {
      throw new UndeliveredException(
          "Plain http is not allowed here (callboard.webhooks.plain-http).");
    }
    WebhookSecret secret =
        webhook
            .secret()
            .orElseThrow(
                () ->
                    new UndeliveredException(
                        "The secret cannot be read, because the server's key for it is missing."
                            + " Rotate the secret."));
    byte[] body = message.body();
    String signature = secret.signature(message.id(), timestamp, body);
    String former =
        webhook
            .previous()
            .map(old -> " " + old.signature(message.id(), timestamp, body))
            .orElse("");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "Callboard");
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "*/*");
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", String.valueOf(timestamp));
    headers.put("webhook-signature", signature + former);
    return post.send(webhook.address(), headers, body);
  }

  private static Optional<String> problem(int status) {
    if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
      return Optional.empty();
    }
    if (status < FIRST_FAULT) {
      return Optional.of("The answer was " + status + ". Redirects are not followed.");
    }
    return Optional.of(
        status == GONE
            ? "The receiver answered 410: it wants no more messages."
            : "The answer was " + status + ".");
  }
}
