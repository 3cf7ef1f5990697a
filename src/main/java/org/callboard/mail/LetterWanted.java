package org.callboard.mail;

import java.util.Optional;
import org.callboard.device.NewCode;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SheetLanguage;
import org.callboard.subscriber.SubscriberView;

/** An event: a letter is about to be sent, and the room that has the words for people writes it. */
public final class LetterWanted {

  private final OrganizationSnapshot organization;
  private final SubscriberView subscriber;
  private final NewCode code;
  private final boolean editable;
  private final SheetLanguage language;
  private Letter letter;

  LetterWanted(
      OrganizationSnapshot organization,
      SubscriberView subscriber,
      NewCode code,
      boolean editable,
      SheetLanguage language) {
    this.organization = organization;
    this.subscriber = subscriber;
    this.code = code;
    this.editable = editable;
    this.language = language;
  }

  public OrganizationSnapshot organization() {
    return organization;
  }

  public SubscriberView subscriber() {
    return subscriber;
  }

  public NewCode code() {
    return code;
  }

  public boolean isEditable() {
    return editable;
  }

  public SheetLanguage language() {
    return language;
  }

  public void write(Letter written) {
    letter = written;
  }

  Letter letter() {
    return Optional.ofNullable(letter).orElseThrow();
  }
}
