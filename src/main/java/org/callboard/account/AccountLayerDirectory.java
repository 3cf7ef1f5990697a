package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.callboard.layer.LayerDirectory;
import org.callboard.platform.DatabaseFailures;

/** Reads layers of account settings from the database. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AccountLayerDirectory extends LayerDirectory<AccountData> {

  /** For the container's proxy only. */
  public AccountLayerDirectory() {}

  @Inject
  AccountLayerDirectory(AccountTable table) {
    super(table);
  }
}
