package org.callboard.administrator;

import java.util.regex.Pattern;
import org.callboard.platform.RandomText;
import org.callboard.platform.Sha256;

/**
 * The token itself. It is random as a key is, so its fast hash is as safe to store as a slow one.
 *
 * @param text a mark by which people and leak scanners know it, and 256 bits
 */
public record TokenSecret(String text) {

  private static final String MARK = "cb_";
  private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");

  static TokenSecret random() {
    return new TokenSecret(MARK + RandomText.secret());
  }

  /** Whether it may be one at all; what is not needs no look into the database. */
  public boolean isWellFormed() {
    return FORM.matcher(text).matches();
  }

  /** What is stored. */
  String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "TokenSecret";
  }
}
