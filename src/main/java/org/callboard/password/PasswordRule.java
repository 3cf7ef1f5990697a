package org.callboard.password;

import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** Which texts can be passwords: what a phone can send. */
public final class PasswordRule {

  /** Longest password in characters. */
  public static final int MAX = 1024;

  private PasswordRule() {}

  /** The password, if it can be one. */
  public static String checked(String field, String password) {
    if (password.isEmpty()) {
      throw new InvalidValueException(field, "must not be empty.");
    }
    if (password.length() > MAX) {
      throw new InvalidValueException(field, "must have at most " + MAX + " characters.");
    }
    if (Text.hasLoneSurrogate(password)) {
      throw new InvalidValueException(field, "is not Unicode.");
    }
    return password;
  }
}
