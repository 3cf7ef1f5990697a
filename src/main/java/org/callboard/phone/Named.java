package org.callboard.phone;

import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.subscriber.SubscriberSnapshot;

/** Who the names in a phone's credential are. */
record Named(OrganizationSnapshot organization, SubscriberSnapshot subscriber) {

  boolean enabled() {
    return organization.enabled() && subscriber.enabled();
  }

  boolean is(PhoneCredential phone) {
    return organization.cloudId().equals(phone.cloudId())
        && subscriber.name().organizationId() == organization.id()
        && subscriber.name().usernameKey().equals(phone.username().key());
  }

  SignInSettings signIn() {
    return organization.signIn();
  }
}
