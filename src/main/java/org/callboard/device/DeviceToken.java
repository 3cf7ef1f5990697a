package org.callboard.device;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a phone sends instead of a password once it has signed in. It is random as a key is, so its
 * fast hash is as safe to store as a slow one.
 *
 * @param text a mark by which people and leak scanners know it, and 256 bits
 */
public record DeviceToken(String text) {

  private static final String MARK = "cbd_";
  private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static DeviceToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new DeviceToken(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
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
