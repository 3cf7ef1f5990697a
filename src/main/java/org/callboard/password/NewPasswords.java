package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.BusyException;

/** Hashes the passwords that administrators set, in turn with the sign-ins of phones. */
@ApplicationScoped
public class NewPasswords {

  private final PasswordHasher hasher;
  private final LoginBulkhead bulkhead;

  /** For the container's proxy only. */
  protected NewPasswords() {
    this(null, null);
  }

  @Inject
  NewPasswords(PasswordHasher hasher, LoginBulkhead bulkhead) {
    this.hasher = hasher;
    this.bulkhead = bulkhead;
  }

  /**
   * The hash to store.
   *
   * @throws BusyException if too many sign in at the moment
   */
  public String hash(String password) {
    return bulkhead.run(() -> hasher.hash(password));
  }
}
