package org.callboard.mail;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Vetoed;
import jakarta.mail.Session;
import java.util.Optional;
import org.callboard.audit.CurrentActor;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberDirectory;

/** Sends by a session that no server has to know. */
@Vetoed
public class TestPostman extends Postman {

  private final Optional<Session> session;

  public TestPostman(Optional<Session> session) {
    this.session = session;
  }

  @Override
  public Optional<Session> session() {
    return session;
  }

  /** One that sends by a session. */
  public static MailSender sender(
      Session session,
      MailQueue queue,
      Event<LetterWanted> letters,
      OrganizationDirectory organizations,
      SubscriberDirectory subscribers,
      CurrentActor actor,
      Settings settings) {
    return new MailSender(
        queue,
        new TestPostman(Optional.of(session)),
        letters,
        organizations,
        subscribers,
        actor,
        settings);
  }
}
