package org.callboard.password;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.Log;

/**
 * Stored hashes that cost more than an import may bring today: those of earlier imports, and of
 * times when this server's own cost was higher. One of them at a time is checked, so that the
 * others' places stay free, and the log names whose they are, once.
 */
final class CostlyHashes {

  private static final Logger LOG = Log.of(CostlyHashes.class);

  private static final int MAX_NAMED = 1000;

  private final Bulkhead oneAtATime = new Bulkhead(1, 0, Duration.ZERO);
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  /**
   * Checks one.
   *
   * @param whose what the log calls its owner
   * @throws org.callboard.platform.BusyException if another one is being checked
   */
  <T> T check(String whose, Supplier<T> work) {
    if (named.size() < MAX_NAMED && named.add(whose)) {
      LOG.log(
          Level.WARNING,
          "The password hash of {0} costs more than twice those of this server"
              + " (callboard.password.iterations), so only one like it is checked at a time. The"
              + " next sign-in replaces it, and so does a new password.",
          whose);
    }
    return oneAtATime.run(work);
  }
}
