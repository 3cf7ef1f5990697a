package org.callboard.phone;

import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/** Whose phone it is, as the names in its credential say. */
record PhoneUser(OrganizationSnapshot organization, SubscriberSnapshot subscriber) {

  boolean enabled() {
    return organization.enabled() && subscriber.enabled();
  }

  /** Whether the phone names this user. */
  boolean isNamedBy(PhoneCredential phone) {
    return organization.isMeantBy(phone.cloudId())
        && subscriber.name().organizationId() == organization.id()
        && subscriber.isMeantBy(phone.username());
  }
}
