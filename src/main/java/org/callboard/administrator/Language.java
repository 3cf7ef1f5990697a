package org.callboard.administrator;

import java.util.Locale;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * A language by its tag of BCP 47, such as {@code de} or {@code pt-BR}.
 *
 * @param tag in the usual upper and lower case
 */
public record Language(String tag) {

  private static final int MAX = 35;
  private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}+");

  /**
   * @throws InvalidValueException if it is no tag
   */
  public Language {
    String cut = Text.cut(tag);
    if (cut.length() > MAX || !FORM.matcher(cut).matches()) {
      throw new InvalidValueException(
          "language", "must be a language tag such as en, cs or pt-BR.");
    }
    tag = Locale.forLanguageTag(cut).toLanguageTag();
    if (tag.equals("und")) {
      throw new InvalidValueException(
          "language", "must be a language tag such as en, cs or pt-BR.");
    }
  }

  @Override
  public String toString() {
    return tag;
  }
}
