package org.callboard.administration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.callboard.organization.Appearance;
import org.callboard.organization.SheetLanguage;
import org.callboard.subscriber.Attributes;

/**
 * In which language people are to be written to.
 *
 * @param named the tag that the request names for all of them; it comes first
 * @param accepted the header {@code Accept-Language} of whoever asks; it comes behind what the
 *     person has
 */
public record LanguageWish(Optional<String> named, Optional<String> accepted) {

  /** Nothing was said of it. */
  public static final LanguageWish NONE = new LanguageWish(Optional.empty(), Optional.empty());

  /** A subscriber's attribute with the tag of a language. */
  static final String ATTRIBUTE = "language";

  /** The first that there are texts in: named, the person's, accepted, the organization's. */
  SheetLanguage language(Attributes attributes, Appearance appearance) {
    return named
        .flatMap(SheetLanguage::spoken)
        .or(
            () ->
                Optional.ofNullable(attributes.values().get(ATTRIBUTE))
                    .flatMap(SheetLanguage::spoken))
        .or(() -> accepted.flatMap(LanguageWish::first))
        .or(appearance::language)
        .orElse(SheetLanguage.ENGLISH);
  }

  private static Optional<SheetLanguage> first(String header) {
    try {
      List<Locale> locales =
          Locale.LanguageRange.parse(header).stream()
              .filter(range -> range.getWeight() > 0)
              .map(range -> Locale.forLanguageTag(range.getRange()))
              .toList();
      return SheetLanguage.first(locales);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // a header that nobody understands; the JDK stumbles over "-"
    }
  }
}
