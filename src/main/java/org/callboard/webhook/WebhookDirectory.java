package org.callboard.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;
import org.callboard.platform.SecretCipher;

/** Reads webhooks. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class WebhookDirectory {

  @PersistenceContext private EntityManager entities;

  private final WebhookRows rows;
  private final SecretCipher cipher;
  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public WebhookDirectory() {
    this(null, null, null);
  }

  @Inject
  WebhookDirectory(WebhookRows rows, SecretCipher cipher, DatabaseClock clock) {
    this.rows = rows;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** The oldest first. */
  public List<WebhookView> list(WebhookOwner owner) {
    return rows.of(owner.id()).stream().map(Webhook::view).toList();
  }

  public WebhookView find(WebhookOwner owner, String id) {
    return rows.find(owner.id(), id).view();
  }

  /** The last attempts, the newest first. */
  public Page<Delivery> deliveries(WebhookOwner owner, String id, int offset, int limit) {
    long webhook = rows.find(owner.id(), id).id();
    List<Delivery> some =
        entities
            .createQuery(
                "SELECT d FROM WebhookDelivery d WHERE d.webhookId = :id"
                    + " ORDER BY d.webhookId DESC, d.id DESC",
                WebhookDelivery.class)
            .setParameter("id", webhook)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultStream()
            .map(WebhookDelivery::delivery)
            .toList();
    long total =
        entities
            .createQuery(
                "SELECT COUNT(d) FROM WebhookDelivery d WHERE d.webhookId = :id", Long.class)
            .setParameter("id", webhook)
            .getSingleResult();
    return new Page<>(some, total);
  }

  /** What is needed to send it a test, which claims nothing. */
  public Claim forTest(WebhookOwner owner, String id) {
    return rows.find(owner.id(), id).claim(cipher, clock.now());
  }
}
