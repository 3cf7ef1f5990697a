package org.callboard.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.callboard.platform.Log;
import org.callboard.platform.Outgoing;
import org.callboard.platform.Settings;

/** Sends by the mail session of the server. */
@ApplicationScoped
public class Postman {

  private static final Logger LOG = Log.of(Postman.class);

  /** Milliseconds; by itself Jakarta Mail waits for ever. */
  private static final String PATIENCE = "15000";

  private final Optional<String> name;

  /** The log names a missing one once: each turn of the clock looks for it. */
  private final AtomicBoolean missing = new AtomicBoolean();

  /** For the container's proxy only. */
  protected Postman() {
    name = Optional.empty();
  }

  @Inject
  Postman(Settings settings) {
    this.name = settings.get(Outgoing.MAIL_SESSION);
  }

  /** The session; empty if none is named, or there is none of this name. */
  public Optional<Session> session() {
    return name.flatMap(this::lookedUp);
  }

  private Optional<Session> lookedUp(String name) {
    try {
      Session session = InitialContext.doLookup(name);
      for (String protocol : List.of("smtp", "smtps")) {
        for (String what : List.of("connectiontimeout", "timeout", "writetimeout")) {
          session.getProperties().putIfAbsent("mail." + protocol + "." + what, PATIENCE);
        }
      }
      missing.set(false);
      return Optional.of(session);
    } catch (NamingException | ClassCastException e) {
      LOG.log(
          missing.getAndSet(true) ? Level.FINE : Level.WARNING,
          "There is no mail session {0}",
          name);
      return Optional.empty();
    }
  }

  /** Sends a letter as plain text. */
  void send(Session session, String address, Letter letter) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom();
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setText(letter.text(), StandardCharsets.UTF_8.name());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setSentDate(new Date());
    Transport.send(message);
  }
}
