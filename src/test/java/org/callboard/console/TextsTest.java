package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path SOURCES = Path.of("src/main/java/org/callboard/console");

  /** Keys that are put together, by how they begin. */
  private static final Set<String> COMPOSED =
      Set.of(
          "change.",
          "check.meaning.",
          "check.start.",
          "done.",
          "errorTexts.",
          "fault.",
          "field.",
          "hidden.help.",
          "import.charset.",
          "import.conflict.",
          "import.file.",
          "import.intro.",
          "import.kind.",
          "import.onConflict.",
          "job.kind.",
          "job.state.",
          "kind.",
          "layer.",
          "life.",
          "lines.filter.",
          "lines.word.",
          "own.wrong",
          "people.show.",
          "person.disableTitle",
          "person.enableTitle",
          "quickDial.help.",
          "quickDial.of.",
          "record.action.",
          "record.kind.",
          "role.",
          "roleHelp.",
          "settings.group.",
          "signIn.",
          "signedOut.",
          "theme.",
          "whose.",
          "whose.help.");

  private static final Pattern KEY =
      Pattern.compile("(?:\\bt|\\bn|get|count|texts\\.get)\\(\\s*\"([a-z][A-Za-z0-9.]*)\"");

  /** What stands between tags, without expressions and control lines. */
  private static final Pattern WORDS = Pattern.compile(">([^<>]*[A-Za-z]{2}[^<>]*)<");

  private static Texts in(String tag) {
    return Texts.of(Optional.of(tag), Optional.empty());
  }

  @Test
  void allLanguagesHaveTheSameTextsWithTheSamePlaces() {
    Texts english = in("en");
    for (String tag : Texts.LANGUAGES) {
      Texts other = in(tag);
      assertThat(other.keys()).as(tag).isEqualTo(english.keys());
      for (String key : english.keys()) {
        assertThat(places(other.get(key))).as(tag + " " + key).isEqualTo(places(english.get(key)));
        assertThat(other.get(key)).as(tag + " " + key).isNotBlank();
      }
    }
  }

  private static int places(String text) {
    return text.split("%s", -1).length - 1;
  }

  @Test
  void everyTextThatPagesAskForIsThereAndNoneIsSuperfluous() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Path file : files()) {
      Matcher matcher = KEY.matcher(Files.readString(file));
      while (matcher.find()) {
        asked.add(matcher.group(1));
      }
    }
    Texts texts = in("en");
    List<String> missing =
        asked.stream()
            .filter(key -> COMPOSED.stream().noneMatch(key::equals))
            .filter(key -> !texts.has(key) && !texts.has(key + ".one"))
            .toList();
    assertThat(missing).isEmpty();
    List<String> unused =
        texts.keys().stream()
            .filter(key -> COMPOSED.stream().noneMatch(key::startsWith))
            .filter(key -> !asked.contains(key.replaceAll("\\.(one|many)$", "")))
            .filter(key -> !asked.contains(key))
            .toList();
    assertThat(unused).isEmpty();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(TEMPLATES, SOURCES)) {
      try (Stream<Path> there = Files.list(folder)) {
        there.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  @Test
  void noTemplateHasWordsOfItsOwn() throws IOException {
    List<String> words = new ArrayList<>();
    try (Stream<Path> templates = Files.list(TEMPLATES)) {
      for (Path template : templates.toList()) {
        String text =
            Files.readString(template)
                .replaceAll("(?m)^\\s*[@!].*$", "")
                .replaceAll("\\$(?:unsafe)?\\{[^}]*}", "")
                .replaceAll("@(?:if|else|elseif|for|endif|endfor)\\b(?:\\([^)]*\\)+)?", "")
                .replaceAll("`\\)", "");
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
          if (!matcher.group(1).strip().equals("Callboard")
              && !matcher.group(1).contains("· Callboard")) {
            words.add(template.getFileName() + ": " + matcher.group(1).strip());
          }
        }
      }
    }
    assertThat(words).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "de|-|de",
        "-|de-AT,de;q=0.9,en;q=0.8|de",
        "-|fr, de;q=0.5|de",
        "en|de|en",
        "fr|de|de",
        "-|fr|en",
        "-|-|en",
        "-|;;;|en",
        "-|de;q=0, en;q=0.1|en"
      })
  void theLanguageIsTheReadersOwnThenTheBrowsers(String own, String accepted, String language) {
    assertThat(Texts.of(Optional.ofNullable(own), Optional.ofNullable(accepted)).language())
        .isEqualTo(language);
  }

  @Test
  void timesAreToldInOneUnit() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Texts texts = in("en");
    assertThat(texts.ago(now.minusSeconds(20), now)).isEqualTo("just now");
    assertThat(texts.ago(now.plusSeconds(20), now)).isEqualTo("just now");
    assertThat(texts.ago(now.minusSeconds(60), now)).isEqualTo("1 minute ago");
    assertThat(texts.ago(now.minusSeconds(7200), now)).isEqualTo("2 hours ago");
    assertThat(texts.ago(now.minusSeconds(86_400L * 40), now)).isEqualTo("40 days ago");
    assertThat(texts.count("people.count", 100_000)).isEqualTo("100,000 people");
    assertThat(in("de").count("people.count", 100_000)).isEqualTo("100.000 Personen");
  }
}
