package org.callboard.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.ChangeDirectory;
import org.callboard.audit.RecordedOrganization;
import org.callboard.organization.CloudIds;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.SecretCipher;

/** What waits to be sent, each method in a transaction of its own. */
@Stateless
@PermitAll
public class WebhookQueue {

  @PersistenceContext private EntityManager entities;

  private final WebhookRows rows;
  private final DatabaseClock clock;
  private final SecretCipher cipher;
  private final AuditLog audit;
  private final CloudIds cloudIds;

  /** For the container's proxy only. */
  public WebhookQueue() {
    this(null, null, null, null, null);
  }

  @Inject
  WebhookQueue(
      WebhookRows rows,
      DatabaseClock clock,
      SecretCipher cipher,
      AuditLog audit,
      CloudIds cloudIds) {
    this.rows = rows;
    this.clock = clock;
    this.cipher = cipher;
    this.audit = audit;
    this.cloudIds = cloudIds;
  }

  /**
   * A webhook that something waits for.
   *
   * @param owner the organization's row; 0 for the provider
   */
  public record Due(long id, long owner) {}

  /** Webhooks that may be sent to now, the longest waiting first. */
  public List<Due> due(int limit) {
    return entities
        .createQuery(
            "SELECT w.id, w.organizationId FROM Webhook w WHERE w.paused = FALSE"
                + " AND w.nextTry <= :now AND "
                + ChangeDirectory.isBehind("w.organizationId", "w.place")
                + " ORDER BY w.nextTry, w.id",
            Object[].class)
        .setParameter("now", clock.now())
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new Due((Long) row[0], row[1] == null ? 0 : (Long) row[1]))
        .toList();
  }

  /**
   * Claims a webhook for this node.
   *
   * @return empty if another node has it
   */
  public Optional<Claim> claim(long id) {
    OffsetDateTime now = clock.now();
    int claimed =
        entities
            .createQuery(
                "UPDATE Webhook w SET w.nextTry = :until"
                    + " WHERE w.id = :id AND w.paused = FALSE AND w.nextTry <= :now")
            .setParameter("until", now.plus(WebhookBounds.CLAIM))
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate();
    return claimed == 0
        ? Optional.empty()
        : Optional.of(entities.find(Webhook.class, id).claim(cipher, now));
  }

  /** Notes which message is sent now, so that the next attempt sends the same. */
  public boolean begin(Claim claim, String messageId, long end) {
    Optional<Webhook> webhook = unmoved(claim);
    webhook.ifPresent(row -> row.begin(messageId, end));
    return webhook.isPresent();
  }

  /** Notes that there is nothing to send up to this place. */
  public boolean skip(Claim claim, long end) {
    Optional<Webhook> webhook = unmoved(claim);
    webhook.ifPresent(row -> row.skipTo(end, clock.now()));
    return webhook.isPresent();
  }

  /** Unless another node has gone on with it, because this one was away for too long. */
  private Optional<Webhook> unmoved(Claim claim) {
    return rows.locked(claim.id()).filter(row -> row.stands(claim));
  }

  /**
   * Notes what became of a message.
   *
   * @param forGood whether it is not tried again if it was not delivered
   */
  public boolean note(long id, Delivery delivery, boolean forGood) {
    Optional<Webhook> webhook = rows.locked(id).filter(row -> row.isSending(delivery.messageId()));
    webhook.ifPresent(
        row -> {
          if (delivery.isDone()) {
            row.delivered(clock.now());
          } else if (row.failed(delivery.problem().orElseThrow(), forGood, clock.now())) {
            recordPaused(row);
          }
        });
    keep(id, delivery);
    return webhook.isPresent();
  }

  /** Notes what became of a test. */
  public void noteTest(long id, Delivery delivery) {
    keep(id, delivery);
  }

  private void keep(long id, Delivery delivery) {
    if (entities.find(Webhook.class, id) == null) {
      return; // it was deleted meanwhile
    }
    entities.persist(new WebhookDelivery(id, delivery));
    entities.flush();
    entities
        .createQuery(
            "SELECT d.id FROM WebhookDelivery d WHERE d.webhookId = :id"
                + " ORDER BY d.webhookId DESC, d.id DESC",
            Long.class)
        .setParameter("id", id)
        .setFirstResult(WebhookBounds.KEPT)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .ifPresent(
            last ->
                entities
                    .createQuery(
                        "DELETE FROM WebhookDelivery d WHERE d.webhookId = :id AND d.id <= :last")
                    .setParameter("id", id)
                    .setParameter("last", last)
                    .executeUpdate());
  }

  /** Nobody may look at the list of webhooks for weeks; whoever reads the record learns of it. */
  private void recordPaused(Webhook webhook) {
    WebhookView view = webhook.view();
    WebhookOwner owner =
        new WebhookOwner(
            webhook
                .organizationId()
                .map(
                    id ->
                        new RecordedOrganization(
                            id, cloudIds.of(List.of(id)).getOrDefault(id, ""))));
    audit.record(
        AuditAction.UPDATE,
        owner.organization(),
        owner.target(view.id()),
        Optional.of(WebhookJson.unpaused(view)),
        Optional.of(WebhookJson.paused(view)));
  }

  /**
   * Moves webhooks on for which nothing waits, so that their places do not grow older than the
   * record.
   *
   * @param end the end of the record, read before
   */
  public void moveOn(long end) {
    List<Long> behind =
        entities
            .createQuery(
                "SELECT w.id FROM Webhook w WHERE "
                    + ChangeDirectory.isBehind("w.organizationId", "w.place"),
                Long.class)
            .getResultList();
    Set<Long> quiet =
        new TreeSet<>(
            entities
                .createQuery(
                    "SELECT w.id FROM Webhook w WHERE w.messageId IS NULL AND w.place < :end",
                    Long.class)
                .setParameter("end", end)
                .getResultList());
    behind.forEach(quiet::remove);
    quiet.forEach(
        id ->
            entities
                .createQuery(
                    "UPDATE Webhook w SET w.place = :end WHERE w.id = :id AND w.place < :end")
                .setParameter("end", end)
                .setParameter("id", id)
                .executeUpdate());
  }

  /**
   * Encrypts by the current key what is under an old one, and no secret that was replaced since.
   */
  public void encryptAgain() {
    entities
        .createQuery("SELECT w FROM Webhook w ORDER BY w.id", Webhook.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(webhook -> webhook.encryptAgain(cipher));
  }
}
