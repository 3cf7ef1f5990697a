package org.callboard.device;

import java.util.Optional;
import org.callboard.platform.Sha256;
import org.callboard.subscriber.CheapHash;

/**
 * What a device has signed in by, as it is kept: the slow hash of a password, or the hash of a
 * one-time code, which is random enough for a fast one.
 *
 * @param text never the secret itself
 */
public record SignInSecret(String text) {

  private static final String CODE = "code:";
  private static final String BCRYPT = "bcrypt:";

  static SignInSecret ofCode(String codeHash) {
    return new SignInSecret(CODE + codeHash);
  }

  /** Nothing of a password that is not hashed as new ones are: such a hash must not be kept. */
  static Optional<SignInSecret> ofPassword(String passwordHash) {
    return passwordHash.startsWith(BCRYPT) || passwordHash.startsWith(CheapHash.PREFIX)
        ? Optional.empty()
        : Optional.of(new SignInSecret(passwordHash));
  }

  /** Whether it is this code. */
  public boolean isCode(SignInCode code, long subscriberId) {
    return text.equals(CODE + code.hash(subscriberId));
  }

  /** The slow hash, if it is of a password. */
  public Optional<String> passwordHash() {
    return text.startsWith(CODE) ? Optional.empty() : Optional.of(text);
  }

  /** Short, for memory: of another installation or another secret it is another one. */
  public String mark(String installation) {
    return Sha256.hex(installation.length() + ":" + installation + text);
  }

  @Override
  public String toString() {
    return "SignInSecret";
  }
}
