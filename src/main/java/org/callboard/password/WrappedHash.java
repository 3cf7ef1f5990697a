package org.callboard.password;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A cheap hash whose key was hashed again at full cost, which needs no password: {@code
 * wrapped:algorithm:iterations:salt:} of the cheap one, and then the hash of its key.
 *
 * @param inner algorithm, iterations and salt of the cheap hash
 * @param outer the hash of the cheap hash's key, in Base64
 */
record WrappedHash(String inner, String outer) {

  private static final String PREFIX = "wrapped:";

  private static final Pattern FORMAT =
      Pattern.compile(
          PREFIX
              + "(PBKDF2WithHmacSHA(?:224|256|384|512):[1-9][0-9]{0,7}:"
              + PasswordHasher.BASE64
              + ")"
              + ":(PBKDF2With.+)");

  static boolean isOne(String hash) {
    return hash.startsWith(PREFIX);
  }

  /** Null if it cannot be read. */
  static WrappedHash read(String hash) {
    Matcher matcher = FORMAT.matcher(hash);
    return matcher.matches() ? new WrappedHash(matcher.group(1), matcher.group(2)) : null;
  }

  /** Wraps a hash of the form that {@code Pbkdf2PasswordHash} stores. */
  static WrappedHash of(String cheap, Pbkdf2PasswordHash pbkdf2) {
    int end = cheap.lastIndexOf(':');
    return new WrappedHash(
        cheap.substring(0, end), pbkdf2.generate(cheap.substring(end + 1).toCharArray()));
  }

  /** The key that the cheap hash would have if this were its password. */
  char[] innerKey(char[] password) {
    String[] parts = inner.split(":");
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    return key(parts[0], password, salt, Integer.parseInt(parts[1])).toCharArray();
  }

  /**
   * The key in Base64, as {@code Pbkdf2PasswordHash} makes it, which asks for a salt of its own.
   */
  static String key(String algorithm, char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec =
        new PBEKeySpec(password, salt, iterations, PasswordHasher.KEY_BYTES * Byte.SIZE);
    try {
      byte[] key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    } finally {
      spec.clearPassword();
    }
  }

  /** The cheap hash without its key, which {@link #key} makes of a length of its own. */
  Optional<Pbkdf2Hash> innerHash() {
    return Pbkdf2Hash.read(
        inner + ":" + Base64.getEncoder().encodeToString(new byte[PasswordHasher.KEY_BYTES]));
  }

  /** Whether it wraps what every version of this server makes at imports; nobody else wraps any. */
  boolean isOwn() {
    return inner.startsWith(PasswordHasher.CHEAP);
  }

  String text() {
    return PREFIX + inner + ":" + outer;
  }
}
