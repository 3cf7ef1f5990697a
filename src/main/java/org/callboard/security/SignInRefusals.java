package org.callboard.security;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;

/**
 * Tells the log who was not let in: one line each, and few in a minute. What is left out is
 * counted. A name stands there as a keyed hash, because people type passwords into its field.
 */
@ApplicationScoped
public class SignInRefusals {

  /** Why somebody was not let in. */
  public enum Reason {
    WRONG("wrong credentials"),
    TOO_MANY_ATTEMPTS("too many attempts"),
    BUSY("too many at once"),
    WRONG_TOKEN("wrong token");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private static final Logger LOG = Log.of(SignInRefusals.class);
  static final int LINES = 30;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final GuessLimits limits;
  private final Ticker ticker;
  private long periodBegan;
  private int lines;
  private long suppressed;

  /** For the container's proxy only. */
  protected SignInRefusals() {
    this(null, null);
  }

  @Inject
  public SignInRefusals(GuessLimits limits) {
    this(limits, Ticker.systemTicker());
  }

  SignInRefusals(GuessLimits limits, Ticker ticker) {
    this.limits = limits;
    this.ticker = ticker;
    this.periodBegan = ticker == null ? 0 : ticker.read();
  }

  /** Somebody who named somebody was not let in. */
  void refused(SignInAttempt attempt, Reason reason) {
    tell(
        reason,
        attempt.door()
            + ", address "
            + attempt.address()
            + attempt.credential().organization().map(id -> ", Cloud ID " + id).orElse("")
            + ", name "
            + limits.nameHash(attempt.name()));
  }

  /** An administrator's token was nobody's. */
  void refusedToken(String address) {
    tell(Reason.WRONG_TOKEN, Recognizable.ADMINISTRATOR + ", address " + address);
  }

  private synchronized void tell(Reason reason, String who) {
    long now = ticker.read();
    if (now - periodBegan >= PERIOD.toNanos()) {
      if (suppressed > 0) {
        LOG.log(Level.INFO, "Sign-ins refused, not shown: {0}", String.valueOf(suppressed));
      }
      periodBegan = now;
      lines = 0;
      suppressed = 0;
    }
    if (lines >= LINES) {
      suppressed++;
      return;
    }
    lines++;
    LOG.log(Level.INFO, "Sign-in refused: {0}: {1}", new Object[] {who, reason.words});
  }
}
