package org.callboard.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.platform.Roles;

/** What a phone is to be told of its account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountReader {

  /**
   * The account layers of a subscriber; {@link AccountData#UNKNOWN} stands for one that is neither
   * in memory nor to be loaded.
   */
  @RolesAllowed({Roles.PHONE, Roles.OPERATOR, Roles.MANAGER})
  public AccountLayers read(
      OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
    throw new UnsupportedOperationException("HELPER-A");
  }
}
