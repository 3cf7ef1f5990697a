package org.callboard.console;

import java.util.Locale;

/**
 * What the core says, on a page.
 *
 * @param lang the tag of its language, if that is another one than the page's; else null, which no
 *     element has as an attribute
 */
public record Said(String text, String lang) {

  /** As a sentence that stands for itself: what is wrong with a field begins with a verb. */
  public Said standing() {
    int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
    return new Said(
        text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first), lang);
  }
}
