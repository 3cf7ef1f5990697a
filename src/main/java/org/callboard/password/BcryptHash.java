package org.callboard.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.callboard.platform.InvalidValueException;

/**
 * A password hash of the vendor's sample server: {@code bcrypt:} and what PHP's {@code
 * password_hash} makes. It is only ever imported, and replaced when its password is next seen.
 */
final class BcryptHash {

  /** What it begins with. */
  static final String PREFIX = "bcrypt:";

  private static final int MIN_COST = 4;

  /** A step more doubles the time; 14 takes a second, and a caller's worth of a core. */
  static final int MAX_COST = 14;

  /** Of the password; bcrypt does not look at the rest. */
  private static final int SEEN_BYTES = 72;

  private static final Pattern FORMAT =
      Pattern.compile("bcrypt:\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

  private BcryptHash() {}

  static boolean isOne(String hash) {
    return hash.startsWith(PREFIX);
  }

  /**
   * @param maxCost what this server takes
   * @throws InvalidValueException if it could not be checked at a sign-in
   */
  static void check(String hash, int maxCost) {
    Matcher matcher = FORMAT.matcher(hash);
    if (!matcher.matches()) {
      throw new InvalidValueException(
          "password", "begins with bcrypt: but is not a bcrypt hash of the kinds 2a, 2b or 2y.");
    }
    int cost = Integer.parseInt(matcher.group(1));
    if (cost < MIN_COST || cost > maxCost) {
      throw new InvalidValueException(
          "password",
          "is a bcrypt hash whose cost is not from "
              + MIN_COST
              + " to "
              + maxCost
              + ". A higher cost would be more than twice this server's own (callboard.password.iterations).");
    }
  }

  /**
   * Whether the password is the one of a readable hash, as PHP's {@code password_verify} says,
   * except that no password with U+0000 is: PHP makes no hash of one.
   */
  static boolean matches(String password, String hash) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (password.indexOf('\0') >= 0) {
      return false;
    }
    // The library's own rules for long passwords count a zero byte at the end; PHP cuts at 72.
    BCrypt.Version version =
        bytes.length < SEEN_BYTES
            ? BCrypt.Version.VERSION_2Y
            : BCrypt.Version.VERSION_2Y_NO_NULL_TERMINATOR;
    byte[] seen = Arrays.copyOf(bytes, Math.min(bytes.length, SEEN_BYTES));
    byte[] stored = hash.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII);
    return BCrypt.verifyer(version).verify(seen, stored).verified;
  }

  /** The cost of a readable hash: each step doubles the time. */
  static int cost(String hash) {
    Matcher matcher = FORMAT.matcher(hash);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /**
   * Spends what a hash of a higher cost would have taken more.
   *
   * @param spent the cost that was spent; 0 if none was
   * @param whole the cost that is to be spent; 0 for none
   */
  static void spend(String password, int spent, int whole) {
    missing(spent, whole).forEach(cost -> matches(password, nobodys(cost)));
  }

  /** The costs that make up the whole together with what was spent: each takes twice the time. */
  static List<Integer> missing(int spent, int whole) {
    if (spent < MIN_COST && whole >= MIN_COST) {
      return List.of(whole);
    }
    return IntStream.range(spent, whole).boxed().toList();
  }

  private static String nobodys(int cost) {
    return PREFIX + String.format("$2y$%02d$", cost) + "x".repeat(53);
  }

  /**
   * Whether the password that matches a bcrypt hash may be longer or end otherwise than what was
   * checked, so that it must not be stored as the one.
   */
  static boolean mayBeAnother(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length >= SEEN_BYTES;
  }
}
