package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.SubscriberEditor;
import org.callboard.organization.SubscriberSnapshot;

/** Hashes a password again at the current cost, at the one moment when the server knows it. */
@ApplicationScoped
class PasswordUpgrade {

  private static final Logger LOG = Logger.getLogger(PasswordUpgrade.class.getName());

  @Inject private PasswordHasher hasher;
  @Inject private SubscriberEditor subscribers;

  /**
   * The hash of this password that is stored from now on. Never fails the sign-in: the old hash is
   * good, and the next sign-in tries again.
   */
  String currentHash(SubscriberSnapshot subscriber, String password) {
    if (!hasher.isToBeUpgraded(subscriber.passwordHash(), password)) {
      return subscriber.passwordHash();
    }
    try {
      String hash = hasher.hash(password);
      subscribers.replaceHash(subscriber.id(), subscriber.passwordHash(), hash);
      return hash;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A password hash could not be upgraded: {0}", e.getMessage());
      return subscriber.passwordHash();
    }
  }
}
