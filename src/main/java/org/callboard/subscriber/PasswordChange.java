package org.callboard.subscriber;

import java.time.Duration;
import org.callboard.platform.InvalidValueException;

/**
 * A new password.
 *
 * @param hash a secret
 * @param overlap how long the old one works beside it, at most 30 days
 * @param revokesDevices whether the tokens of the subscriber's phones end
 */
public record PasswordChange(String hash, Duration overlap, boolean revokesDevices) {

  private static final Duration MAX_OVERLAP = Duration.ofDays(30);

  public PasswordChange {
    if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
      throw new InvalidValueException(
          "passwordOverlapMinutes", "must be from 0 to " + MAX_OVERLAP.toMinutes() + ".");
    }
  }

  /** One that ends the old password at once and leaves phones their tokens. */
  public static PasswordChange of(String hash) {
    return new PasswordChange(hash, Duration.ZERO, false);
  }

  /** One after which there is no password; phones that have a token, or get a code, need none. */
  public static PasswordChange none(Duration overlap, boolean revokesDevices) {
    return new PasswordChange(SubscriberSnapshot.NO_PASSWORD, overlap, revokesDevices);
  }

  /** The same with its hash, which takes long to make. */
  public PasswordChange withHash(String newHash) {
    return new PasswordChange(newHash, overlap, revokesDevices);
  }

  @Override
  public String toString() {
    return "PasswordChange[" + overlap + "]";
  }
}
