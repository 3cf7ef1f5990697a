package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.callboard.layer.LayerDirectory;
import org.callboard.platform.DatabaseFailures;
import org.callboard.subscriber.SubscriberName;

/** Reads layers of account settings from the database. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AccountLayerDirectory extends LayerDirectory<AccountData> {

  private final AccountDepartures departures;

  /** For the container's proxy only. */
  public AccountLayerDirectory() {
    departures = null;
  }

  @Inject
  AccountLayerDirectory(AccountTable table, AccountDepartures departures) {
    super(table);
    this.departures = departures;
  }

  /** What the phone of the deleted subscriber of this name may hold. */
  public AccountData departed(SubscriberName name) {
    return departures.held(name);
  }
}
