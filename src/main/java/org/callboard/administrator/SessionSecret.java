package org.callboard.administrator;

import java.util.regex.Pattern;
import org.callboard.platform.RandomText;

/**
 * What a browser keeps of a session. It is random as a key is, so its fast hash is as safe to store
 * as a slow one.
 *
 * @param text 256 bits
 */
public record SessionSecret(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;

  static SessionSecret random() {
    return new SessionSecret(RandomText.base64(BYTES));
  }

  /** Whether it may be one at all; what is not needs no look into the database. */
  public boolean isWellFormed() {
    return FORM.matcher(text).matches();
  }

  /** What is stored. */
  public String hash() {
    return RandomText.hash(text);
  }

  @Override
  public String toString() {
    return "SessionSecret";
  }
}
