package org.callboard.mail;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.CurrentActor;
import org.callboard.device.NewCode;
import org.callboard.device.SignInCodes;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.subscriber.SubscriberView;

/** The rows of letters, each method in a transaction of its own. */
@Stateless
@PermitAll
public class MailQueue {

  private static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final AuditLog audit;
  private final CurrentActor actor;
  private final SignInCodes codes;

  /** For the container's proxy only. */
  public MailQueue() {
    this(null, null, null, null);
  }

  @Inject
  MailQueue(DatabaseClock clock, AuditLog audit, CurrentActor actor, SignInCodes codes) {
    this.clock = clock;
    this.audit = audit;
    this.actor = actor;
    this.codes = codes;
  }

  /** Queues letters, each with its record. */
  public List<MailView> add(
      OrganizationSnapshot organization, List<NewMail> mails, Duration life, boolean editable) {
    SignInCodes.check(life);
    checkRoom(organization.id(), mails.size());
    OffsetDateTime now = clock.now();
    List<QueuedMail> added = new ArrayList<>();
    for (NewMail mail : mails) {
      QueuedMail row = new QueuedMail(organization.id(), mail, life, editable, actor.get(), now);
      entities.persist(row);
      added.add(row);
      audit.record(
          AuditAction.CREATE,
          Optional.of(organization.recorded()),
          "organizations/"
              + organization.cloudId()
              + "/subscribers/"
              + mail.owner().username()
              + "/onboarding/mails/"
              + row.view().id(),
          Optional.empty(),
          Optional.of(MailJson.of(mail)));
    }
    entities.flush();
    return added.stream().map(QueuedMail::view).toList();
  }

  /** All organizations share the rate, so none may fill the queue. */
  private void checkRoom(long organizationId, int more) {
    long waiting =
        entities
            .createQuery(
                "SELECT COUNT(m) FROM QueuedMail m WHERE m.organizationId = :id"
                    + " AND m.state = :waiting",
                Long.class)
            .setParameter("id", organizationId)
            .setParameter("waiting", MailState.WAITING.name())
            .getSingleResult();
    if (waiting + more > MailSettings.MAX_WAITING) {
      throw EditRefusedException.conflict(
          waiting
              + " letters of this organization are waiting, and at most "
              + MailSettings.MAX_WAITING
              + " may. Send more when they are gone.");
    }
  }

  /** A part of an organization's letters, the newest first. */
  public Page<MailView> page(long organizationId, int offset, int limit) {
    List<MailView> some =
        entities
            .createQuery(
                "SELECT m FROM QueuedMail m WHERE m.organizationId = :id"
                    + " ORDER BY m.organizationId DESC, m.id DESC",
                QueuedMail.class)
            .setParameter("id", organizationId)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultStream()
            .map(QueuedMail::view)
            .toList();
    long total =
        entities
            .createQuery(
                "SELECT COUNT(m) FROM QueuedMail m WHERE m.organizationId = :id", Long.class)
            .setParameter("id", organizationId)
            .getSingleResult();
    return new Page<>(some, total);
  }

  /** How many letters all nodes have tried within the last minute. */
  public long triedLately() {
    return entities
        .createQuery("SELECT COUNT(m) FROM QueuedMail m WHERE m.triedAt > :since", Long.class)
        .setParameter("since", clock.now().minusMinutes(1))
        .getSingleResult();
  }

  /** The rows of letters that may be tried now, the longest waiting first. */
  public List<Long> due(int limit) {
    return entities
        .createQuery(
            "SELECT m.id FROM QueuedMail m WHERE m.state = :waiting AND m.nextTry <= :now"
                + " ORDER BY m.state, m.nextTry",
            Long.class)
        .setParameter("waiting", MailState.WAITING.name())
        .setParameter("now", clock.now())
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Claims a letter for this node.
   *
   * @return empty if another node has it
   */
  public Optional<QueuedMail> claim(long id) {
    OffsetDateTime now = clock.now();
    int claimed =
        entities
            .createQuery(
                "UPDATE QueuedMail m SET m.attempts = m.attempts + 1, m.triedAt = :now,"
                    + " m.nextTry = :until WHERE m.id = :id AND m.state = :waiting"
                    + " AND m.nextTry <= :now")
            .setParameter("now", now)
            .setParameter("until", now.plusMinutes(MailSettings.CLAIM_MINUTES))
            .setParameter("id", id)
            .setParameter("waiting", MailState.WAITING.name())
            .executeUpdate();
    return claimed == 0 ? Optional.empty() : Optional.of(entities.find(QueuedMail.class, id));
  }

  /** Makes the code of a letter that is about to be sent; that of an attempt before it ends. */
  public NewCode makeCode(
      QueuedMail mail, OrganizationSnapshot organization, SubscriberView subscriber) {
    QueuedMail row = entities.find(QueuedMail.class, mail.id());
    NewCode code =
        codes.replace(
            organization, subscriber.id(), subscriber.username(), row.codeId(), row.life());
    row.code(Optional.of(code.view().id()));
    return code;
  }

  public void sent(long id) {
    Optional.ofNullable(entities.find(QueuedMail.class, id)).ifPresent(QueuedMail::sent);
  }

  /**
   * Notes that a letter could not be sent.
   *
   * @param forGood whether it is not tried again
   */
  public void failed(long id, String sentence, boolean forGood) {
    OffsetDateTime now = clock.now();
    Optional.ofNullable(entities.find(QueuedMail.class, id))
        .ifPresent(mail -> mail.failed(sentence, forGood, now));
  }

  /**
   * Deletes a slice of the letters that are old.
   *
   * @return how many; 0 if there are no more
   */
  public int deleteSomeOld() {
    List<Long> old =
        entities
            .createQuery(
                "SELECT m.id FROM QueuedMail m WHERE m.state <> :waiting AND m.triedAt < :longAgo",
                Long.class)
            .setParameter("waiting", MailState.WAITING.name())
            .setParameter("longAgo", clock.now().minusDays(MailSettings.KEPT_DAYS))
            .setMaxResults(SLICE)
            .getResultList();
    return old.isEmpty()
        ? 0
        : entities
            .createQuery("DELETE FROM QueuedMail m WHERE m.id IN :ids")
            .setParameter("ids", old)
            .executeUpdate();
  }
}
