package org.callboard.administration;

import java.text.Normalizer;
import java.util.Locale;
import org.callboard.platform.RandomText;

/** The id of a new entry, for people who know nothing of ids. */
public final class EntryId {

  /** Without those that people mix up. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int RANDOM = 6;
  private static final int MAX_NAME = 40;

  private EntryId() {}

  /** What makes an id differ from all others, in whatever layer they are: none hides another. */
  public static String distinction() {
    return RandomText.of(ALPHABET, RANDOM);
  }

  /**
   * An id that tells the entry's name, for those who read the XML.
   *
   * @param distinction from all others
   */
  public static String of(String name, String distinction) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(plain.length(), MAX_NAME));
    return cut.isEmpty() ? distinction : cut + "-" + distinction;
  }
}
