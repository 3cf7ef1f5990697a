package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;

/** Hashes a password again at the current cost, at the one moment when the server knows it. */
@ApplicationScoped
public class PasswordUpgrade {

  private static final Logger LOG = Log.of(PasswordUpgrade.class);

  private final PasswordHasher hasher;

  /** For the container's proxy only. */
  protected PasswordUpgrade() {
    this(null);
  }

  @Inject
  public PasswordUpgrade(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  /**
   * The hash of this password that is stored from now on. Never fails the sign-in: the old hash is
   * good, and the next sign-in tries again.
   *
   * @param store replaces the first hash, if it is still stored, by the second
   */
  public String currentHash(String stored, String password, BiConsumer<String, String> store) {
    if (!hasher.isToBeUpgraded(stored, password)) {
      return stored;
    }
    try {
      String hash = hasher.hash(password);
      store.accept(stored, hash);
      return hash;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A password hash could not be upgraded: {0}", e.getMessage());
      return stored;
    }
  }
}
