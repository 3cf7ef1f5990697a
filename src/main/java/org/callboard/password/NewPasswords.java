package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.platform.Bulkhead;
import org.callboard.platform.BusyException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.Text;
import org.callboard.subscriber.Username;

/**
 * Judges and hashes the passwords that administrators set for subscribers. Hashing has turns of its
 * own: a storm of sign-ins does not keep anybody from setting a password.
 */
@ApplicationScoped
public class NewPasswords {

  private static final String FIELD = "password";

  private final PasswordHasher hasher;
  private final Bulkhead bulkhead;
  private final int minLength;

  /** For the container's proxy only. */
  protected NewPasswords() {
    hasher = null;
    bulkhead = null;
    minLength = 0;
  }

  @Inject
  NewPasswords(PasswordHasher hasher, Settings settings) {
    this.hasher = hasher;
    this.bulkhead =
        new Bulkhead(
            settings.get(Setting.LOGIN_CONCURRENCY),
            settings.get(Setting.LOGIN_QUEUE),
            settings.get(Setting.LOGIN_WAIT));
    this.minLength = settings.get(Setting.PASSWORD_MIN_LENGTH);
  }

  /**
   * Whether a subscriber may have this password from now on. Those that are stored stay good.
   *
   * @throws InvalidValueException if somebody could guess it too soon
   */
  public void check(Username username, String password) {
    if (password.codePointCount(0, password.length()) < minLength) {
      throw new InvalidValueException(FIELD, "must have at least " + minLength + " characters.");
    }
    if (username.typedKeys().contains(Text.folded(Text.cut(password)))) {
      throw new InvalidValueException(FIELD, "must not be the username.");
    }
  }

  /**
   * The same for what stands in a file: a hash is taken as it is, if it is one of those that are
   * accepted.
   */
  public void checkImported(Username username, String passwordOrHash) {
    if (BcryptHash.isOne(passwordOrHash)) {
      hasher.checkBcrypt(passwordOrHash);
    } else {
      check(username, passwordOrHash);
    }
  }

  /** A random password that people can say and type. */
  public String generate() {
    return EasyPassword.random(minLength);
  }

  /**
   * The hash to store.
   *
   * @throws BusyException if too many passwords are set at the moment
   */
  public String hash(String password) {
    return bulkhead.run(() -> hasher.hash(password));
  }
}
