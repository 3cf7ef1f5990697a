package org.callboard.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.callboard.layer.LayerReader;
import org.callboard.platform.Roles;

/** What a phone is to be told of its account. */
@Stateless
@RolesAllowed({Roles.PHONE, Roles.OPERATOR, Roles.MANAGER})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountReader extends LayerReader<AccountData> {

  /** For the container's proxy only. */
  public AccountReader() {}

  @Inject
  public AccountReader(AccountLayerCache layers) {
    super(layers, AccountData.UNKNOWN);
  }
}
