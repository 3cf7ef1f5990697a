package org.callboard.device;

import java.util.regex.Pattern;
import org.callboard.platform.RandomText;
import org.callboard.platform.Sha256;

/**
 * What a phone sends instead of a password once it has signed in. It is random as a key is, so its
 * fast hash is as safe to store as a slow one.
 *
 * @param text a mark by which people and leak scanners know it, and 256 bits
 */
public record DeviceToken(String text) {

  private static final String MARK = "cbd_";
  private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");

  static DeviceToken random() {
    return new DeviceToken(MARK + RandomText.secret());
  }

  /** Whether it may be one at all. */
  public boolean isWellFormed() {
    return FORM.matcher(text).matches();
  }

  /** What is stored. */
  public String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "DeviceToken";
  }
}
