package org.callboard.device;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids in addresses, which tell nothing and cannot be guessed. */
final class RandomId {

  private static final int BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
