package org.callboard.platform;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random texts, which nobody can guess, and the hash under which secret ones are stored. */
public final class RandomText {

  /** Of ids in addresses, which tell nothing. */
  private static final int ID_BYTES = 12;

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** An id for an address. */
  public static String id() {
    return base64(ID_BYTES);
  }

  /** So many random bytes, in the alphabet of addresses. */
  public static String base64(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  /** So many random bytes, in hexadecimal. */
  public static String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  /** So many characters of this alphabet. */
  public static String of(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /**
   * SHA-256, in hexadecimal. A fast hash is as safe as a slow one for a text that is as random as a
   * key.
   */
  public static String hash(String text) {
    return Sha256.hex(text);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
