package org.callboard.console;

import java.time.Duration;
import java.time.Instant;
import org.callboard.administration.Person;
import org.callboard.device.Contact;

/**
 * What is said of a person's phones in a list.
 *
 * @param kind {@code on}, {@code silent}, {@code waiting}, {@code never}, {@code out} or {@code
 *     off}, for the sign beside the words
 * @param text the words
 */
public record PhoneWords(String kind, String text) {

  static PhoneWords of(Person person, Texts texts, Instant now) {
    Contact contact = person.contact();
    if (!person.subscriber().enabled()) {
      return new PhoneWords("off", texts.get("phones.off"));
    }
    if (contact.last().isEmpty()) {
      return contact.codeWaiting()
          ? new PhoneWords("waiting", texts.get("phones.waiting"))
          : new PhoneWords("never", texts.get("phones.never"));
    }
    Instant last = contact.last().get();
    if (last.isBefore(now.minus(PeopleSought.SILENT))) {
      return new PhoneWords(
          "silent", texts.count("phones.silent", Duration.between(last, now).toDays()));
    }
    String ago = texts.ago(last, now);
    if (contact.devices() == 0) {
      return new PhoneWords("out", texts.get("phones.out", ago));
    }
    return contact.devices() > 1
        ? new PhoneWords("on", texts.get("phones.several", contact.devices(), ago))
        : new PhoneWords("on", texts.get("phones.on", ago));
  }
}
