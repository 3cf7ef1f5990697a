package org.callboard.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a stored hash of PBKDF2 was made with.
 *
 * @param digestBytes how much the algorithm makes at once
 * @param keyBytes how long the key is; each further piece of {@code digestBytes} costs all
 *     iterations again
 */
record Pbkdf2Hash(int digestBytes, int iterations, int saltBytes, int keyBytes) {

  static final int MIN_SALT = 16;

  /** A longer one would not fit into the database once the hash is wrapped. */
  static final int MAX_SALT = 64;

  private static final Pattern FORMAT =
      Pattern.compile(
          "PBKDF2WithHmacSHA(224|256|384|512):([1-9][0-9]{0,7}):("
              + PasswordHasher.BASE64
              + "):("
              + PasswordHasher.BASE64
              + ")");

  /** Empty if it is none. */
  static Optional<Pbkdf2Hash> read(String hash) {
    Matcher matcher = FORMAT.matcher(hash);
    return matcher.matches()
        ? Optional.of(
            new Pbkdf2Hash(
                Integer.parseInt(matcher.group(1)) / Byte.SIZE,
                Integer.parseInt(matcher.group(2)),
                bytes(matcher.group(3)),
                bytes(matcher.group(4))))
        : Optional.empty();
  }

  private static int bytes(String base64) {
    return Base64.getDecoder().decode(base64).length;
  }

  /** In iterations of a key that is as long as the algorithm makes it. */
  long cost() {
    return (long) iterations * Math.max(1, (keyBytes + digestBytes - 1) / digestBytes);
  }

  /** Whether it is as strong as its algorithm, and no longer than has a use. */
  boolean isWhole() {
    return keyBytes == digestBytes && saltBytes >= MIN_SALT && saltBytes <= MAX_SALT;
  }
}
