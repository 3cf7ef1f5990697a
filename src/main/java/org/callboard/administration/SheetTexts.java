package org.callboard.administration;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.organization.SheetLanguage;

/** The words on what people are handed, in one language: {@code Sheet_en.properties} and so on. */
final class SheetTexts {

  private static final Map<SheetLanguage, SheetTexts> ALL =
      Arrays.stream(SheetLanguage.values())
          .collect(Collectors.toMap(Function.identity(), SheetTexts::new));

  private final SheetLanguage language;
  private final Properties texts = new Properties();

  private SheetTexts(SheetLanguage language) {
    this.language = language;
    String file = "Sheet_" + language.tag() + ".properties";
    try (InputStream in = SheetTexts.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SheetTexts in(SheetLanguage language) {
    return ALL.get(language);
  }

  /**
   * A text.
   *
   * @param arguments for its {@code %s}
   */
  String get(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("There is no text " + key + " in " + language);
    }
    return text.formatted(arguments);
  }

  /** A moment as people of this language write it, with the name of the time zone. */
  String time(Instant time, ZoneId zone) {
    String id = zone.getId();
    return DateTimeFormatter.ofPattern(get("time"), language.locale()).withZone(zone).format(time)
        + (id.equals("UTC") ? " UTC" : " (" + id.replace('_', ' ') + ")");
  }

  Properties all() {
    return texts;
  }
}
