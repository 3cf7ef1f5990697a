package org.callboard.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.ChangeDirectory;
import org.callboard.organization.EditLocks;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.IpRange;
import org.callboard.platform.Json;
import org.callboard.platform.Outgoing;
import org.callboard.platform.SecretCipher;
import org.callboard.platform.Settings;

/** Edits webhooks, each edit with its record. */
@Stateless
@PermitAll
public class WebhookEditor {

  @PersistenceContext private EntityManager entities;

  private final WebhookRows rows;
  private final EditLocks locks;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final SecretCipher cipher;
  private final OuterNetwork network;
  private final Settings settings;

  /** For the container's proxy only. */
  public WebhookEditor() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  WebhookEditor(
      WebhookRows rows,
      EditLocks locks,
      AuditLog audit,
      DatabaseClock clock,
      SecretCipher cipher,
      OuterNetwork network,
      Settings settings) {
    this.rows = rows;
    this.locks = locks;
    this.audit = audit;
    this.clock = clock;
    this.cipher = cipher;
    this.network = network;
    this.settings = settings;
  }

  /**
   * Makes a webhook. Its secret is known only now.
   *
   * @param place from which on changes are sent: the end of the record, see {@link
   *     ChangeDirectory#end}
   */
  public NewWebhook create(WebhookOwner owner, WebhookData data, long place) {
    check(data.address());
    owner.id().ifPresent(locks::lockNames); // neither two at the bound, nor one that is left behind
    int max = settings.get(Outgoing.WEBHOOKS);
    if (max == 0) {
      throw EditRefusedException.conflict("This server has no webhooks (callboard.webhooks.max).");
    }
    if (rows.of(owner.id()).size() >= max) {
      throw EditRefusedException.conflict(
          "There are " + max + " webhooks already (callboard.webhooks.max). Delete one first.");
    }
    WebhookSecret secret = WebhookSecret.random();
    Webhook webhook = new Webhook(owner.id(), place, clock.now(), audit.stamp());
    webhook.set(data, clock.now());
    webhook.replaceSecret(secret, cipher, clock.now());
    entities.persist(webhook);
    entities.flush();
    WebhookView view = webhook.view();
    record(owner, view.id(), Optional.empty(), Optional.of(WebhookJson.state(view)));
    return new NewWebhook(view, secret);
  }

  /**
   * Edits what is set for a webhook.
   *
   * @param expected what the caller has seen
   */
  public WebhookView edit(
      WebhookOwner owner, String id, UnaryOperator<WebhookData> edit, Expected expected) {
    Webhook webhook = rows.locked(owner.id(), id);
    JsonObject before = WebhookJson.state(webhook.view());
    expected.check(Optional.of(before));
    WebhookData data = edit.apply(webhook.view().data());
    if (!data.address().equals(webhook.view().data().address())) {
      check(data.address());
    }
    webhook.set(data, clock.now());
    webhook.changed(audit.stamp());
    WebhookView view = webhook.view();
    record(owner, id, Optional.of(before), Optional.of(WebhookJson.state(view)));
    return view;
  }

  public void delete(WebhookOwner owner, String id, Expected expected) {
    Webhook webhook = rows.locked(owner.id(), id);
    JsonObject before = WebhookJson.state(webhook.view());
    expected.check(Optional.of(before));
    entities
        .createQuery("DELETE FROM WebhookDelivery d WHERE d.webhookId = :id")
        .setParameter("id", webhook.id())
        .executeUpdate();
    entities.remove(webhook);
    record(owner, id, Optional.of(before), Optional.empty());
  }

  /** Gives it another secret, which is known only now. The former one signs beside it for a day. */
  public NewWebhook rotateSecret(WebhookOwner owner, String id) {
    Webhook webhook = rows.locked(owner.id(), id);
    JsonObject before = WebhookJson.state(webhook.view());
    WebhookSecret secret = WebhookSecret.random();
    webhook.replaceSecret(secret, cipher, clock.now());
    webhook.changed(audit.stamp());
    JsonObject after = Json.createObjectBuilder(before).add("secret", "(changed)").build();
    record(owner, id, Optional.of(before), Optional.of(after));
    return new NewWebhook(webhook.view(), secret);
  }

  /** What can be said before a name is looked up. That is done when something is sent. */
  private void check(WebhookAddress address) {
    if (!address.isSecure() && !settings.get(Outgoing.WEBHOOKS_BY_HTTP)) {
      throw WebhookAddress.invalid("must begin with https://.");
    }
    Optional<InetAddress> literal = IpRange.address(address.host());
    if (literal.filter(there -> !network.has(there)).isPresent()) {
      throw WebhookAddress.invalid(
          "is in a network that webhooks may not reach (callboard.webhooks.allowed-networks).");
    }
  }

  private void record(
      WebhookOwner owner, String id, Optional<JsonObject> before, Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after), owner.organization(), owner.target(id), before, after);
  }
}
