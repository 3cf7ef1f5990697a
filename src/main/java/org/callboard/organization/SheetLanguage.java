package org.callboard.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;

/** A language in which there are texts for what people are handed. */
public enum SheetLanguage {
  ENGLISH("en"),
  GERMAN("de"),
  CZECH("cs");

  private final String tag;

  SheetLanguage(String tag) {
    this.tag = tag;
  }

  /** As administrators write it. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** Reads the tag of a language that there is. */
  public static SheetLanguage of(String tag) {
    return known(tag)
        .orElseThrow(() -> new InvalidValueException("language", "must be en, de or cs."));
  }

  /** The language of a tag such as {@code de-AT}; empty if there are no texts in it. */
  public static Optional<SheetLanguage> spoken(String tag) {
    return known(Locale.forLanguageTag(tag.replace('_', '-')).getLanguage());
  }

  /** The first of these languages in which there are texts. */
  public static Optional<SheetLanguage> first(List<Locale> wanted) {
    return wanted.stream().flatMap(locale -> known(locale.getLanguage()).stream()).findFirst();
  }

  private static Optional<SheetLanguage> known(String tag) {
    return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }
}
