package org.callboard.platform;

/** What {@code LIKE} compares with. The query says {@code ESCAPE '!'}. */
public final class LikePattern {

  private LikePattern() {}

  /** Of what contains the text; case is the caller's business. */
  public static String containing(String text) {
    return "%" + literal(text) + "%";
  }

  /** The text itself, as a piece of a pattern. */
  public static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
