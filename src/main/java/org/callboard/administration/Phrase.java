package org.callboard.administration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A part of a sentence that can be said in any language: an English pattern, which is its key, and
 * what stands in its gaps.
 *
 * @param kind what the pattern is
 * @param pattern English, with {@link #GAP} where an argument stands; or a text as it is
 */
public record Phrase(Kind kind, String pattern, List<Phrase> arguments) {

  /** Where an argument stands. */
  public static final String GAP = "…";

  /** What a phrase is made of. */
  public enum Kind {
    /** Words of the core, which have a translation. */
    WORDS,
    /** A text that is the same in all languages. */
    TEXT,
    /** The name of a field. */
    FIELD,
    /** A whole sentence of the core, here without its full stop. */
    SENTENCE,
    /** Several, with commas between them. */
    LIST
  }

  /**
   * In which language a phrase is said.
   *
   * @param pattern the translation of an English one, with {@code {1}} for the first gap; empty if
   *     not known
   * @param field what a field is called
   * @param sentence a sentence of the core, by its English
   */
  public record Language(
      Function<String, Optional<String>> pattern,
      UnaryOperator<String> field,
      UnaryOperator<String> sentence) {}

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  /** Words of the core, with phrases and texts in their gaps. */
  static Phrase of(String pattern, Object... arguments) {
    return new Phrase(
        Kind.WORDS,
        pattern,
        Arrays.stream(arguments).map(one -> one instanceof Phrase p ? p : text(one)).toList());
  }

  static Phrase text(Object text) {
    return new Phrase(Kind.TEXT, text.toString(), List.of());
  }

  static Phrase field(String name) {
    return new Phrase(Kind.FIELD, name, List.of());
  }

  static Phrase sentence(String sentence) {
    return new Phrase(Kind.SENTENCE, sentence, List.of());
  }

  static Phrase list(List<Phrase> phrases) {
    return new Phrase(Kind.LIST, "", phrases);
  }

  /** As REST says it. */
  public String english() {
    return switch (kind) {
      case WORDS -> filled(arguments.stream().map(Phrase::english).iterator());
      case TEXT, FIELD -> pattern;
      case SENTENCE -> withoutStop(pattern);
      case LIST -> joined(Phrase::english);
    };
  }

  private String filled(Iterator<String> texts) {
    StringBuilder filled = new StringBuilder();
    List<String> pieces = new ArrayList<>(List.of(pattern.split(GAP, -1)));
    filled.append(pieces.remove(0));
    pieces.forEach(piece -> filled.append(texts.next()).append(piece));
    return filled.toString();
  }

  private static String withoutStop(String sentence) {
    return sentence.replaceAll("\\.$", "");
  }

  private String joined(Function<Phrase, String> said) {
    return arguments.stream().map(said).collect(Collectors.joining(", "));
  }

  /** As somebody reads it in another language; empty if some of it has no translation. */
  public Optional<String> in(Language language) {
    return switch (kind) {
      case TEXT -> Optional.of(pattern);
      case FIELD -> Optional.of(language.field().apply(pattern));
      case SENTENCE -> Optional.of(withoutStop(language.sentence().apply(pattern)));
      case LIST -> all(language).map(texts -> String.join(", ", texts));
      case WORDS ->
          language
              .pattern()
              .apply(pattern)
              .flatMap(there -> all(language).map(texts -> put(there, texts)));
    };
  }

  private Optional<List<String>> all(Language language) {
    List<Optional<String>> texts = arguments.stream().map(one -> one.in(language)).toList();
    return texts.stream().allMatch(Optional::isPresent)
        ? Optional.of(texts.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** Each place is looked for once, so that texts may have in them what they like. */
  private static String put(String translation, List<String> texts) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < translation.length(); i++) {
      boolean isPlace =
          translation.charAt(i) == '{'
              && i + 2 < translation.length()
              && translation.charAt(i + 2) == '}';
      if (isPlace) {
        filled.append(texts.get(translation.charAt(i + 1) - '1'));
        i += 2;
      } else {
        filled.append(translation.charAt(i));
      }
    }
    return filled.toString();
  }
}
