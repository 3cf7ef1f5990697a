package org.callboard.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody can guess, for tokens and for ids in addresses. */
public final class RandomText {

  /** Enough for an id that tells nothing. */
  private static final int ID_BYTES = 12;

  /** As much as a key. */
  private static final int SECRET_BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** An id for an address: 16 characters of A–Z, a–z, 0–9, - and _. */
  public static String id() {
    return of(ID_BYTES);
  }

  /** A secret: 43 such characters. */
  public static String secret() {
    return of(SECRET_BYTES);
  }

  private static String of(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
