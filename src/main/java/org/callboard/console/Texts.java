package org.callboard.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.callboard.administration.Phrase;

/** The words of the pages in one language: {@code Texts_en.properties} and so on. */
public final class Texts {

  /** The languages that there are, the one to fall back to first. */
  static final List<String> LANGUAGES = List.of("en", "de");

  /** The language of the core's sentences. */
  private static final String CORE = "en";

  private static final Map<String, Texts> ALL =
      LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Texts::new));

  private final Locale locale;
  private final Properties texts = new Properties();
  private final Sentences sentences;
  private final RecordWords record;

  private Texts(String language) {
    this.locale = Locale.forLanguageTag(language);
    this.sentences = Sentences.in(language);
    this.record = RecordWords.in(language, sentences);
    try (InputStream in = Texts.class.getResourceAsStream("Texts_" + language + ".properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The texts that somebody reads.
   *
   * @param own the language that they have chosen, if any
   * @param accepted the header {@code Accept-Language} of their browser, if it sends one
   */
  static Texts of(Optional<String> own, Optional<String> accepted) {
    return own.flatMap(Texts::spoken)
        .or(() -> accepted.flatMap(Texts::first))
        .orElse(ALL.get(LANGUAGES.get(0)));
  }

  private static Optional<Texts> spoken(String tag) {
    return Optional.ofNullable(ALL.get(Locale.forLanguageTag(tag).getLanguage()));
  }

  private static Optional<Texts> first(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> spoken(range.getRange()).stream())
          .findFirst();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // a header that nobody understands; the JDK stumbles over "-"
    }
  }

  /** The tag of the language. */
  public String language() {
    return locale.getLanguage();
  }

  /** Whether there is a text of this key. */
  boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * A text.
   *
   * @param arguments for its {@code %s}
   */
  public String get(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("There is no text " + key + " in " + language());
    }
    return arguments.length == 0 ? text : text.formatted(arguments);
  }

  /** The order of names in this language. */
  Comparator<Object> collation() {
    return Collator.getInstance(locale);
  }

  /** What the core says, in this language if that is known, else in the core's. */
  public Said said(String sentence) {
    return sentences
        .of(sentence)
        .map(text -> new Said(text, null))
        .orElseGet(() -> new Said(sentence, language().equals(CORE) ? null : CORE));
  }

  /**
   * What the record says, likewise.
   *
   * @param fields what fields are called
   */
  Said said(Phrase phrase, UnaryOperator<String> fields) {
    return record
        .of(phrase, fields)
        .map(text -> new Said(text, null))
        .orElseGet(() -> new Said(phrase.english(), language().equals(CORE) ? null : CORE));
  }

  /** A text with a number: {@code key.one} for one, else {@code key.many}. */
  public String count(String key, long number) {
    return get(key + (number == 1 ? ".one" : ".many"), number(number));
  }

  /** A number as people of this language write it. */
  public String number(long number) {
    return String.format(locale, "%,d", number);
  }

  /** How long ago something was, in one unit. */
  public String ago(Instant time, Instant now) {
    Duration since = Duration.between(time, now);
    if (since.toMinutes() < 1) {
      return get("ago.now");
    }
    if (since.toHours() < 1) {
      return count("ago.minutes", since.toMinutes());
    }
    return since.toDays() < 1
        ? count("ago.hours", since.toHours())
        : count("ago.days", since.toDays());
  }

  /** A moment as people of this language write it. */
  public String time(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(zone)
            .format(time)
        + (zone.getId().equals("UTC") ? " UTC" : "");
  }

  /** The name of a language in itself. */
  public static String nameOf(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  List<String> keys() {
    return texts.stringPropertyNames().stream().sorted().toList();
  }

  @Override
  public String toString() {
    return "Texts[" + language() + "]";
  }
}
