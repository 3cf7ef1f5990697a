package org.callboard.subscriber;

/** How passwords are hashed that are imported by the thousand, until there is time for more. */
public final class CheapHash {

  /** The beginning of such a hash. */
  public static final String PREFIX = "PBKDF2WithHmacSHA512:1000:";

  private CheapHash() {}

  static boolean is(String hash) {
    return hash.startsWith(PREFIX);
  }
}
