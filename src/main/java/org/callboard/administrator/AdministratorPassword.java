package org.callboard.administrator;

import java.util.Locale;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** The rule for administrators' passwords. */
public final class AdministratorPassword {

  public static final int MIN = 12;
  private static final int MAX = 1024;

  /** How many different characters a password has beside common words and digits. */
  private static final int MIN_OF_ONES_OWN = 4;

  /** Words of the lists of most used passwords, and what stands beside them. */
  private static final Pattern COMMON =
      Pattern.compile(
          "password|passwort|passw0rd|p@ssword|p@ssw0rd|heslo|administrator|admin|operator|manager"
              + "|callboard|acrobits|softphone|telephone|phone|provisioning|server|system|root"
              + "|welcome|willkommen|letmein|changeme|change|default|login|secret|geheim|master"
              + "|qwertyuiop|qwerty|qwertz|azerty|asdfghjkl|asdfgh|asdf|zxcvbnm|zxcvbn|yxcvbnm"
              + "|abcdefghijkl|abcdef|abcd|abc|iloveyou|monkey|dragon|football|baseball|sunshine"
              + "|princess|superman|batman|trustno|shadow|michael|jordan|hunter|killer|charlie"
              + "|company|office|guest|user|test|demo|spring|summer|autumn|winter|hello|please|love"
              + "|[\\p{N}\\p{P}\\p{S}\\s]");

  private AdministratorPassword() {}

  /** The password itself, if it is acceptable. */
  public static String checked(String password) {
    if (password.length() < MIN || password.length() > MAX) {
      throw new InvalidValueException(
          "password", "must have from " + MIN + " to " + MAX + " characters.");
    }
    if (Text.hasLoneSurrogate(password)) {
      throw new InvalidValueException(
          "password", "has an incomplete character: half of a surrogate pair.");
    }
    if (isCommon(password)) {
      throw new InvalidValueException(
          "password", "must not be made of common words, digits and repetitions alone.");
    }
    return password;
  }

  /** Whether little is left without what every guesser tries first. */
  private static boolean isCommon(String password) {
    String rest = COMMON.matcher(password.toLowerCase(Locale.ROOT)).replaceAll("");
    return rest.codePoints().distinct().count() < MIN_OF_ONES_OWN;
  }
}
