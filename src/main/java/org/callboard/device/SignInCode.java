package org.callboard.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.callboard.platform.Sha256;

/**
 * What a person types once instead of a password. Case, spaces and hyphens do not count, and no two
 * of its characters look alike.
 *
 * <p>It is one of 31^12, that is 2^59. Who guesses needs the subscriber's name, and pays two slow
 * hashes for each wrong code behind the bulkhead: at best some ten guesses a second and core. With
 * 20 living codes that nobody uses, 16 cores and the longest life of 30 days these are 4e8 guesses
 * (2^28.6), which find one with a chance of 1 to 10^8; in the usual day of one code it is 1 to
 * 10^10 and less.
 *
 * @param text normalized: twelve characters
 */
public record SignInCode(String text) {

  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;

  /** The case of ASCII only: other letters become these in upper case. */
  private static final Pattern FORM =
      Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}", Pattern.CASE_INSENSITIVE);

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The code that was typed; empty if it can be none. */
  public static Optional<SignInCode> of(String typed) {
    return Optional.of(typed.replaceAll("[\\s-]", ""))
        .filter(text -> FORM.matcher(text).matches())
        .map(text -> new SignInCode(text.toUpperCase(Locale.ROOT)));
  }

  static SignInCode random() {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new SignInCode(text.toString());
  }

  /** In groups of four. */
  String shown() {
    return String.join("-", text.split("(?<=\\G.{" + GROUP + "})"));
  }

  /** What is stored: with its subscriber, so that equal codes of two do not look equal. */
  String hash(long subscriberId) {
    return Sha256.hex(subscriberId + ":" + text);
  }

  @Override
  public String toString() {
    return "SignInCode";
  }
}
