package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.callboard.feed.DataChanged;
import org.callboard.subscriber.SubscriberHashes;

/**
 * The bcrypt hashes that organizations have from imports are slower than the server's own. Their
 * highest cost is what each wrong password of the organization takes, whomever it names, or the
 * time would tell whose hash is one.
 */
@ApplicationScoped
public class BcryptCosts {

  /** How long costs are paid that nobody has any more. */
  private static final Duration AGE = Duration.ofHours(1);

  private final SubscriberHashes hashes;
  private volatile Map<Long, Integer> costs = Map.of();
  private volatile long readAgainAt = System.nanoTime();

  /** For the container's proxy only. */
  protected BcryptCosts() {
    this(null);
  }

  @Inject
  public BcryptCosts(SubscriberHashes hashes) {
    this.hashes = hashes;
  }

  /** The highest cost of the organization; 0 if it has no such hash. */
  public int of(long organizationId) {
    return costs.getOrDefault(organizationId, 0);
  }

  /** Reads the costs if an import may have changed them. */
  void refresh() {
    long before = readAgainAt;
    long now = System.nanoTime();
    if (now - before >= 0) {
      readAgainAt = now + AGE.toNanos(); // before reading: an import meanwhile puts it back
      try {
        costs = hashes.highestBcryptCosts();
      } catch (RuntimeException e) {
        readAgainAt = now;
        throw e;
      }
    }
  }

  /** A bulk edit may have brought some. */
  void changed(@Observes DataChanged change) {
    if (change.scope() == DataChanged.Scope.EVERYTHING) {
      readAgainAt = System.nanoTime();
    }
  }
}
