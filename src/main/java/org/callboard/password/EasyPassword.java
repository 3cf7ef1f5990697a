package org.callboard.password;

import org.callboard.platform.RandomText;

/**
 * A random password that people can read out on the telephone and type on a phone: small letters
 * only, in syllables of a consonant and a vowel. No letter looks like another one (i and l, u and
 * v), and none begins a syllable that is said differently from language to language (c, j, w, y).
 *
 * <p>A syllable is one of 65, so the eight have 48 bits: at a hundred guesses a second, which no
 * door allows, half of them take 40,000 years.
 */
final class EasyPassword {

  private static final String CONSONANTS = "bdfghkmnprstz";
  private static final String VOWELS = "aeiou";

  /** Letters. Not twelve, or a password could have the form of a sign-in code. */
  private static final int LENGTH = 16;

  private EasyPassword() {}

  /**
   * A new one.
   *
   * @param minLength of passwords here
   */
  static String random(int minLength) {
    StringBuilder password = new StringBuilder();
    while (password.length() < Math.max(LENGTH, minLength)) {
      password.append(RandomText.of(CONSONANTS, 1)).append(RandomText.of(VOWELS, 1));
    }
    return password.toString();
  }
}
