package org.callboard.mail;

import org.callboard.device.NewCode;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SheetLanguage;
import org.callboard.subscriber.SubscriberView;

/** Writes letters; the room that has the words for people does. */
public interface Letters {

  Letter write(
      OrganizationSnapshot organization,
      SubscriberView subscriber,
      NewCode code,
      boolean editable,
      SheetLanguage language);
}
