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
import org.callboard.platform.DataUnavailableException;
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

  /**
   * A credential that was hashed and found wrong.
   *
   * @param stored the hashes that it was compared with
   * @param whole false if it may still be something that could not be looked up in an outage
   */
  private record Wrong(List<String> stored, boolean whole) {}

  private final Cache<ByteBuffer, Wrong> wrong =
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
    private boolean counted;
    private boolean repeated;
    private boolean hashedInVain;

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
      Wrong before = wrong.getIfPresent(credential);
      counted = before != null && before.stored().equals(hashes);
      repeated = counted && before.whole();
      return repeated;
    }

    /**
     * It is no password, whatever else it may be. So it counts even if the database goes away
     * before the rest is checked: otherwise guesses would be free in an outage.
     */
    public void isNoPassword() {
      hashedInVain = true;
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

  /** What fails by our own fault is thrown, and does not count unless it was hashed. */
  private <T> Optional<T> checked(SignInAttempt attempt, Function<Guess, Optional<T>> check) {
    Guess guess = new Guess(attempt);
    try {
      Optional<T> found = check.apply(guess);
      if (found.isPresent()) {
        limits.succeeded(attempt);
      } else if (!guess.repeated) {
        count(attempt, guess, true);
      }
      return found;
    } catch (DataUnavailableException e) {
      if (guess.hashedInVain) {
        count(attempt, guess, false);
      }
      throw e;
    }
  }

  /** The same guess counts once. */
  private void count(SignInAttempt attempt, Guess guess, boolean whole) {
    wrong.put(guess.credential, new Wrong(guess.stored, whole));
    if (!guess.counted) {
      limits.failed(attempt, !guess.stored.isEmpty());
    }
  }
}
