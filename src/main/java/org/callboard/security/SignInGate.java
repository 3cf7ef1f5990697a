package org.callboard.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.platform.BusyException;
import org.callboard.platform.FairBulkhead;

/**
 * Says who may make the server check a password, which takes a slow hash: first the limits of
 * guessing, then the places of a source, then the turn. Whoever is recognized without a slow hash
 * does not come here.
 */
@ApplicationScoped
public class SignInGate {

  private static final int MAX_WRONG = 100_000;
  private static final Duration MEMORY = Duration.ofDays(1);

  private final GuessLimits limits;
  private final SignInRefusals refusals;
  private final KeyedHash hash = new KeyedHash();

  /** What a credential was wrong for: the stored hashes that it was compared with. */
  private final Cache<ByteBuffer, List<String>> wrong =
      Caffeine.newBuilder().maximumSize(MAX_WRONG).expireAfterWrite(MEMORY).build();

  /** For the container's proxy only. */
  protected SignInGate() {
    this(null, null);
  }

  @Inject
  public SignInGate(GuessLimits limits, SignInRefusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
  }

  /** An attempt while its password is checked. */
  public final class Guess {

    private final ByteBuffer credential;
    private List<String> stored = List.of();
    private boolean repeated;

    private Guess(SignInAttempt attempt) {
      credential = hash.of(attempt.credential().parts());
    }

    /**
     * Whether the same was wrong before, so that it need not be hashed again: a phone whose
     * password was changed sends the old one at each refresh. That counts as one failure.
     *
     * @param hashes all that it is to be compared with; none if nobody has the name
     */
    public boolean wasWrongFor(List<String> hashes) {
      stored = hashes;
      repeated = hashes.equals(wrong.getIfPresent(credential));
      return repeated;
    }
  }

  /**
   * Checks a password, if it may be checked.
   *
   * @param bulkhead where the slow hashes of this door wait for their turn
   * @param check empty if the password is wrong. It says what it compares with before it hashes
   * @throws RefusedException (429) if somebody has guessed too fast
   * @throws BusyException if too many want their passwords checked
   */
  public <T> Optional<T> pass(
      FairBulkhead bulkhead, SignInAttempt attempt, Function<Guess, Optional<T>> check) {
    try {
      limits.check(attempt);
      Optional<T> found =
          bulkhead.run(
              attempt.sources(),
              () -> {
                limits.check(attempt); // others of the same source had their turn meanwhile
                return checked(attempt, check);
              });
      if (found.isEmpty()) {
        refusals.refused(attempt, SignInRefusals.Reason.WRONG);
      }
      return found;
    } catch (RefusedException e) {
      refusals.refused(attempt, SignInRefusals.Reason.TOO_MANY_ATTEMPTS);
      throw e;
    } catch (BusyException e) {
      refusals.refused(attempt, SignInRefusals.Reason.BUSY);
      throw e;
    }
  }

  /** What fails by our own fault is thrown, and does not count. */
  private <T> Optional<T> checked(SignInAttempt attempt, Function<Guess, Optional<T>> check) {
    Guess guess = new Guess(attempt);
    Optional<T> found = check.apply(guess);
    if (found.isPresent()) {
      limits.succeeded(attempt);
    } else if (!guess.repeated) {
      wrong.put(guess.credential, guess.stored);
      limits.failed(attempt);
    }
    return found;
  }
}
