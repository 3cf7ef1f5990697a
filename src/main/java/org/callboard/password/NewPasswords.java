package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.BusyException;

/** Hashes the passwords that administrators set, in turn with the sign-ins of phones. */
@ApplicationScoped
public class NewPasswords {

  @Inject private PasswordHasher hasher;
  @Inject private LoginBulkhead bulkhead;

  /**
   * The hash to store.
   *
   * @throws BusyException if too many sign in at the moment
   */
  public String hash(String password) {
    return bulkhead.run(() -> hasher.hash(password));
  }
}
