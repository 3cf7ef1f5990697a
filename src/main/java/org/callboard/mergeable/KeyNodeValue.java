package org.callboard.mergeable;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;

/** What a key node holds. The app replaces it as one piece. */
public sealed interface KeyNodeValue {

  /** At most 64 Ki characters in one value. */
  int MAX_LENGTH = 65_536;

  /** How many characters the value has. */
  int length();

  /** About how many bytes of an answer it has. */
  int weight();

  /**
   * The value with other texts: its own, those of its languages, or the texts and attributes below
   * its elements. What comes out of the change is text, whatever characters it has.
   *
   * @throws InvalidValueException if it becomes too long
   */
  KeyNodeValue map(UnaryOperator<String> change);

  /** Plain text. */
  record Plain(String text) implements KeyNodeValue {
    public Plain {
      org.callboard.platform.Text.checked("text", text, MAX_LENGTH);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public int weight() {
      return org.callboard.platform.Text.xmlBytes(text);
    }

    @Override
    public KeyNodeValue map(UnaryOperator<String> change) {
      return new Plain(change.apply(text));
    }
  }

  /** One text per language; the one without a language is the default. */
  record Localized(List<Translation> texts) implements KeyNodeValue {

    /** Of an answer: an element with its language. */
    private static final int TAGS = 45;

    public Localized {
      texts = List.copyOf(texts);
      if (texts.isEmpty()) {
        throw new InvalidValueException("texts", "must not be empty.");
      }
      Set<Optional<String>> languages = new HashSet<>();
      for (Translation text : texts) {
        if (!languages.add(text.language())) {
          throw new InvalidValueException("texts", "has a language twice.");
        }
      }
    }

    @Override
    public int length() {
      return texts.stream().mapToInt(text -> text.text().length()).sum();
    }

    @Override
    public int weight() {
      return texts.stream()
          .mapToInt(t -> TAGS + org.callboard.platform.Text.xmlBytes(t.text()))
          .sum();
    }

    @Override
    public KeyNodeValue map(UnaryOperator<String> change) {
      return new Localized(
          texts.stream()
              .map(text -> new Translation(text.language(), change.apply(text.text())))
              .toList());
    }
  }

  /** One text of a localized value. */
  record Translation(Optional<String> language, String text) {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*+");

    public Translation {
      org.callboard.platform.Text.checked("text", text, MAX_LENGTH);
      if (language.filter(tag -> !TAG.matcher(tag).matches()).isPresent()) {
        throw new InvalidValueException("lang", "must be a language tag.");
      }
    }
  }

  /** A well-formed piece of XML, kept as it was given. */
  record Subtree(XmlFragment xml) implements KeyNodeValue {

    @Override
    public int length() {
      return xml.content().length();
    }

    @Override
    public int weight() {
      return org.callboard.platform.Text.xmlBytes(xml.content());
    }

    @Override
    public KeyNodeValue map(UnaryOperator<String> change) {
      return new Subtree(xml.map(change));
    }
  }
}
