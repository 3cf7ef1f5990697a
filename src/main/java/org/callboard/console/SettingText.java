package org.callboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.account.KnownSetting;
import org.callboard.account.SettingType;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.XmlFragment;

/**
 * A value as a form has it.
 *
 * @param text the value, or that for all other languages
 * @param languages the texts of those that have their own
 * @param xml whether the text is XML
 */
public record SettingText(String text, List<Words> languages, boolean xml) {

  /** So many empty places for languages are offered. */
  private static final int FREE = 2;

  static final SettingText EMPTY = new SettingText("", List.of(), false);

  public SettingText {
    languages = List.copyOf(languages);
  }

  /** A text in one language. */
  public record Words(String language, String text) {}

  static SettingText of(KeyNodeValue value) {
    if (value instanceof Plain plain) {
      return new SettingText(plain.text(), List.of(), false);
    }
    if (value instanceof Subtree subtree) {
      return new SettingText(subtree.xml().content(), List.of(), true);
    }
    List<Translation> texts = ((Localized) value).texts();
    return new SettingText(
        texts.stream()
            .filter(text -> text.language().isEmpty())
            .map(Translation::text)
            .findFirst()
            .orElse(""),
        texts.stream()
            .filter(text -> text.language().isPresent())
            .map(text -> new Words(text.language().get(), text.text()))
            .toList(),
        false);
  }

  /**
   * What a form has sent.
   *
   * @param field what its fields begin with
   */
  static SettingText of(Form form, String field) {
    List<Words> languages = new ArrayList<>();
    List<String> tags = form.texts(field + "Language");
    List<String> texts = form.texts(field + "Text");
    for (int i = 0; i < Math.min(tags.size(), texts.size()); i++) {
      if (!tags.get(i).isBlank() || !texts.get(i).isBlank()) {
        languages.add(new Words(tags.get(i).strip(), texts.get(i)));
      }
    }
    return new SettingText(
        form.text(field).replace("\r\n", "\n"), languages, form.text(field + "Xml").equals("true"));
  }

  /** Whether nothing was typed. */
  boolean isEmpty() {
    return text.isEmpty() && languages.isEmpty();
  }

  /**
   * @throws org.callboard.platform.InvalidValueException if it is none
   */
  KeyNodeValue value() {
    if (xml) {
      return new Subtree(new XmlFragment(text));
    }
    if (languages.isEmpty()) {
      return new Plain(text);
    }
    List<Translation> texts = new ArrayList<>();
    if (!text.isBlank()) {
      texts.add(new Translation(Optional.empty(), text));
    }
    languages.forEach(
        words -> texts.add(new Translation(Optional.of(words.language()), words.text())));
    return new Localized(texts);
  }

  /** The languages, and places for more. */
  public List<Words> places() {
    List<Words> places = new ArrayList<>(languages);
    for (int i = 0; i < FREE; i++) {
      places.add(new Words("", ""));
    }
    return places;
  }

  /** In one line. */
  public String shown() {
    return languages.isEmpty()
        ? text
        : text
            + languages.stream()
                .map(words -> words.language() + ": " + words.text())
                .collect(Collectors.joining(" · ", text.isEmpty() ? "" : " · ", ""));
  }

  /** What is typed where a setting is: the kind of its type, {@code words} for languages. */
  static String input(Optional<KnownSetting> known, SettingText text) {
    if (known.isEmpty()) {
      return text.languages().isEmpty() ? "any" : "words";
    }
    SettingType.Kind kind = known.get().type().kind();
    return kind == SettingType.Kind.WORDS ? "words" : known.get().type().label();
  }
}
