package org.callboard.administrator;

import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** The rule for administrators' passwords. */
public final class AdministratorPassword {

  public static final int MIN = 8;
  private static final int MAX = 1024;

  private AdministratorPassword() {}

  /** The password itself, if it is acceptable. */
  public static String checked(String password) {
    if (password.length() < MIN || password.length() > MAX) {
      throw new InvalidValueException(
          "password", "must have from " + MIN + " to " + MAX + " characters.");
    }
    if (Text.hasLoneSurrogate(password)) {
      throw new InvalidValueException(
          "password", "has an incomplete character: half of a surrogate pair.");
    }
    return password;
  }
}
