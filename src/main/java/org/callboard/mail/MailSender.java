package org.callboard.mail;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.audit.CurrentActor;
import org.callboard.device.NewCode;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Incidents;
import org.callboard.platform.Log;
import org.callboard.platform.Outgoing;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberView;

/**
 * Sends what waits, on whatever node; no transaction is open while the mail server is waited for.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailSender {

  private static final Logger LOG = Log.of(MailSender.class);

  /** Of one turn of the clock. */
  private static final int AT_ONCE = 20;

  private final MailQueue queue;
  private final Postman postman;
  private final Event<LetterWanted> letters;
  private final OrganizationDirectory organizations;
  private final SubscriberDirectory subscribers;
  private final CurrentActor actor;
  private final int perMinute;

  /** For the container's proxy only. */
  public MailSender() {
    queue = null;
    postman = null;
    letters = null;
    organizations = null;
    subscribers = null;
    actor = null;
    perMinute = 0;
  }

  @Inject
  MailSender(
      MailQueue queue,
      Postman postman,
      Event<LetterWanted> letters,
      OrganizationDirectory organizations,
      SubscriberDirectory subscribers,
      CurrentActor actor,
      Settings settings) {
    this.queue = queue;
    this.postman = postman;
    this.letters = letters;
    this.organizations = organizations;
    this.subscribers = subscribers;
    this.actor = actor;
    this.perMinute = settings.get(Outgoing.MAIL_PER_MINUTE);
  }

  /**
   * Tries some of the letters that wait.
   *
   * @return how many were tried
   */
  public int sendSome() {
    int tried = 0;
    for (long id : queue.due(AT_ONCE)) {
      Optional<Session> session = postman.session();
      if (session.isEmpty() || queue.triedLately() >= perMinute) {
        return tried;
      }
      Optional<QueuedMail> mine = queue.claim(id);
      mine.ifPresent(mail -> send(session.get(), mail));
      tried += mine.isPresent() ? 1 : 0;
    }
    return tried;
  }

  /** Whatever is wrong with one letter ends its attempts, and keeps no other from being sent. */
  private void send(Session session, QueuedMail mail) {
    try {
      sendNow(session, mail);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        throw e;
      }
      String incident = Incidents.report("A letter could not be sent", e);
      queue.failed(
          mail.id(),
          "Something went wrong. The log has the cause under incident " + incident + ".",
          false);
    }
  }

  private void sendNow(Session session, QueuedMail mail) {
    Optional<OrganizationSnapshot> organization = organizations.load(mail.organizationId());
    Optional<SubscriberView> subscriber =
        Optional.ofNullable(
                subscribers
                    .viewsOf(mail.organizationId(), List.of(mail.subscriberId()))
                    .get(mail.subscriberId()))
            .filter(SubscriberView::enabled);
    if (organization.isEmpty() || subscriber.isEmpty()) {
      queue.failed(mail.id(), "The subscriber is disabled, so a code would be of no use.", true);
      return;
    }
    actor.set(mail.actor());
    try {
      NewCode code = queue.makeCode(mail, organization.get(), subscriber.get());
      LetterWanted wanted =
          new LetterWanted(
              organization.get(), subscriber.get(), code, mail.isEditable(), mail.language());
      letters.fire(wanted);
      postman.send(session, mail.address(), wanted.letter());
      queue.sent(mail.id());
    } catch (EditRefusedException e) {
      queue.failed(mail.id(), e.getMessage(), true);
    } catch (MessagingException e) {
      LOG.log(Level.INFO, "A letter could not be sent: {0}", e.toString());
      queue.failed(mail.id(), words(e), isForGood(e));
    }
  }

  private static String words(MessagingException failure) {
    return isForGood(failure)
        ? "The mail server does not take letters for this address: " + failure.getMessage()
        : "The mail server cannot be reached or refused the letter: " + failure.getMessage();
  }

  private static boolean isForGood(MessagingException failure) {
    return failure instanceof SendFailedException sending
        && sending.getInvalidAddresses() != null
        && sending.getInvalidAddresses().length > 0;
  }
}
