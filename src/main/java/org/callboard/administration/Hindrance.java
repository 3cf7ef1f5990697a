package org.callboard.administration;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.callboard.account.Account;
import org.callboard.device.Contact;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/** Why all of a person's phones would be refused, or get no account. */
public enum Hindrance {
  ORGANIZATION_DISABLED("organizationDisabled", "The organization is disabled."),
  SUBSCRIBER_DISABLED("subscriberDisabled", "This person is disabled."),
  NO_SIGN_IN(
      "noSignIn",
      "This person has no password, no sign-in code that works and no signed-in phone. Set a"
          + " password, or make a code."),
  ACCOUNT_UNREADABLE("accountUnreadable", "Part of the account cannot be read."),
  ACCOUNT_INCOMPLETE(
      "accountIncomplete", "The account has no title, username or host; the app refuses it.");

  private final String label;
  private final String sentence;

  Hindrance(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  public String label() {
    return label;
  }

  public String sentence() {
    return sentence;
  }

  /** All that keeps a person's phones from being served, as the phones' door would say. */
  static Set<Hindrance> of(
      OrganizationSnapshot organization,
      SubscriberSnapshot subscriber,
      Contact contact,
      Account account) {
    Set<Hindrance> all = EnumSet.noneOf(Hindrance.class);
    if (!organization.enabled()) {
      all.add(ORGANIZATION_DISABLED);
    }
    if (!subscriber.enabled()) {
      all.add(SUBSCRIBER_DISABLED);
    }
    boolean canSignIn = subscriber.hasPasswordAt(Instant.now()) || contact.codeWaiting();
    if (!canSignIn && contact.devices() == 0) {
      all.add(NO_SIGN_IN);
    }
    if (!account.whole()) {
      all.add(ACCOUNT_UNREADABLE);
    } else if (account.isIncomplete()) {
      all.add(ACCOUNT_INCOMPLETE);
    }
    return all;
  }
}
