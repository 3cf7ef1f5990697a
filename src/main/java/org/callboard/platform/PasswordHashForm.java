package org.callboard.platform;

import java.util.regex.Pattern;

/**
 * The forms of password hashes that are stored. What they mean is the hasher's business; that one
 * is of no form, so that nobody can sign in by it, has to be told wherever its row is shown.
 */
public final class PasswordHashForm {

  private static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)";

  private static final String SALTED =
      "PBKDF2WithHmacSHA(?:224|256|384|512):[1-9][0-9]{0,7}:" + BASE64;

  /** A key of 16 bytes or more: a short one opens to passwords that somebody tries. */
  private static final String SLOW = SALTED + ":(?=[A-Za-z0-9+/]{22})" + BASE64;

  private static final Pattern READABLE =
      Pattern.compile(
          "none|"
              + SLOW
              + "|wrapped:"
              + SALTED
              + ":"
              + SLOW
              + "|bcrypt:\\$2[aby]\\$(?:0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

  private PasswordHashForm() {}

  /** Whether passwords can be checked against it. */
  public static boolean isReadable(String hash) {
    return READABLE.matcher(hash).matches();
  }

  /** Leaves out a hash that is of no form. */
  public static void check(String hash, RowReader row) {
    if (!isReadable(hash)) {
      row.leaveOut("password", RowReader.NOBODY);
    }
  }
}
