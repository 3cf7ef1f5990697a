package org.callboard.administration;

import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * Which subscribers an administrator looks for: those of whom all that is given is true.
 *
 * @param text what the username, the display name or an attribute contains, case aside
 * @param group the name of a group that they are in
 * @param neverSignedIn whether no phone of theirs was ever heard of
 * @param silentDays for how many days those phones that there are have been silent
 * @param codeWaiting whether a one-time code of theirs can still be used
 */
public record SubscriberSearch(
    Optional<String> text,
    Optional<String> group,
    Optional<Boolean> enabled,
    Optional<Boolean> neverSignedIn,
    Optional<Integer> silentDays,
    Optional<Boolean> codeWaiting) {

  public static final String GROUP = "group";

  static final String TEXT = "q";

  private static final int MAX_DAYS = 36_500;

  public SubscriberSearch {
    Text.checkSought(TEXT, text);
    checkDays(silentDays);
  }

  /** Of nothing but a text. */
  static SubscriberSearch of(String text) {
    return new SubscriberSearch(
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether nothing is given that makes them fewer. */
  boolean isOfAll() {
    return text.isEmpty()
        && group.isEmpty()
        && enabled.isEmpty()
        && neverSignedIn.isEmpty()
        && silentDays.isEmpty()
        && codeWaiting.isEmpty();
  }

  static void checkDays(Optional<Integer> silentDays) {
    if (silentDays.filter(days -> days < 1 || days > MAX_DAYS).isPresent()) {
      throw new InvalidValueException(
          "silentDays", "must be one whole number, from 1 to " + MAX_DAYS + ".");
    }
  }
}
