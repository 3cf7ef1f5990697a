package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the core says, in other languages. */
class TranslatedSentencesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/sentences.txt");
  private static final Path CATALOGUES = Path.of("src/main/resources/org/callboard/console");

  /** Classes of whose sentences no page has any, and what reads them. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "org\\.callboard\\.(?:"
              + "rest\\..*" // REST's own
              + "|phone\\.[A-Z].*" // phones
              + "|clock\\..*|feed\\..*|example\\..*|security\\.FirstAdministrator" // the log
              + "|password\\.CostlyHashes|job\\.JobState"
              + "|platform\\.(?:Allowed|Bounds|Outgoing|SecretKeyFile|Settings?)" // the log
              + "|webhook\\..*|administration\\.(?:WebhookActs|ChangeActs)" // only REST has them
              + "|administration\\.(?:ConfirmationRequiredException|RecordSentence)"
              + "|(?:platform\\.MultipartForm|administration\\.Stoppable)" // a page says it in its
              // own words
              + "|security\\.OtherSites|console\\.ConsoleDoor" // no page yet
              + ")|titles of problems");

  /** What is only a part of a sentence, which the catalogue has as a whole. */
  private static final Set<String> PARTS = Set.of("and others.");

  /** A number or a text that a sentence is formatted with, and several gaps side by side. */
  private static final Pattern GAPS = Pattern.compile("(?:…|%,?[ds])+");

  private static final Pattern WHOLE =
      Pattern.compile("(?m)^(?:msgctxt \"(\\w+)\"\\n)?msgid \"(.+)\"\\nmsgstr \"(.*)\"$");

  private static final Pattern NUMBERED = Pattern.compile("\\{[1-9]\\*?\\}");

  private final Sentences german = Sentences.in("de");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          must not be empty. | darf nicht leer sein.
          There is a subscriber ann already. | Es gibt schon eine Person mit dem Benutzernamen ann.
          must be a whole number from 1 to 9. | muss eine ganze Zahl von 1 bis 9 sein.
          must be one of 0, 1. | muss einer dieser Werte sein: 0, 1.
          It is in group Sales, of which this person is no member. \
          | Quelle: Gruppe Sales. Diese Person ist dort kein Mitglied.
          The account of ann would have no host. There are 3 more. \
          | Dem Konto von ann würde das fehlen: host. Es gibt noch 3 weitere.
          The accounts of 2 subscribers would have no host and no username: ann, bob. \
          | Den Konten von 2 Personen würde das fehlen: host, username. Das betrifft: ann, bob.
          """)
  void whatTheCoreSaysIsFoundByItsEnglishSentence(String english, String german) {
    assertThat(this.german.of(english)).contains(german);
  }

  @Test
  void whatStandsInASentenceStaysAsItIs() {
    for (String hostile : List.of("<b>{1}</b>", "$1\\", "must not be empty.", "…", "a. b. c", "")) {
      assertThat(german.of("There is a group " + hostile + " already."))
          .isEqualTo(
              hostile.isEmpty()
                  ? Optional.empty()
                  : Optional.of("Es gibt schon eine Gruppe " + hostile + "."));
    }
  }

  @Test
  void whatNobodyHasTranslatedStaysEnglishAndSaysSo() {
    Texts texts = Texts.of(Optional.of("de"), Optional.empty());
    assertThat(texts.said("was eaten by a mouse"))
        .isEqualTo(new Said("was eaten by a mouse", "en"));
    assertThat(texts.said("is required.")).isEqualTo(new Said("fehlt.", null));
    assertThat(texts.said("is required.").standing().text()).isEqualTo("Fehlt.");
    assertThat(Texts.of(Optional.of("en"), Optional.empty()).said("is required."))
        .isEqualTo(new Said("is required.", null));
  }

  @Test
  void noSentenceTakesLong() {
    String dots = "must be . ".repeat(200).strip();
    String signIn = "a" + " Sign in with your password.".repeat(70);
    String many = "There are " + "1 codes already for ".repeat(90) + "x.";
    long start = System.nanoTime();
    for (String sentence : List.of(dots, signIn, many, "x. ".repeat(1_000_000))) {
      german.of(sentence);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void everySentenceThatAPageMayShowIsInEachCatalogueAndNoOther() throws IOException {
    Set<String> shown = shown();
    for (Path catalogue : catalogues()) {
      Set<String> translated =
          entries(catalogue).stream()
              .filter(entry -> entry.context.isEmpty())
              .map(Entry::english)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(without(shown, translated)).as("missing in " + catalogue).isEmpty();
      assertThat(without(translated, shown)).as("superfluous in " + catalogue).isEmpty();
    }
  }

  /** Words, and sentences that end with a gap: the file of sentences does not have them. */
  @Test
  void everyOtherEntryIsInTheSources() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/callboard"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(TranslatedSentencesTest::text)
              .map(text -> text.replaceAll("\"\\s*\\+ \"", ""))
              .collect(Collectors.joining());
    }
    for (Path catalogue : catalogues()) {
      for (Entry entry : entries(catalogue).stream().filter(e -> !e.context.isEmpty()).toList()) {
        assertThat(entry.english.split("…"))
            .as(entry.english)
            .allMatch(piece -> sources.contains(piece.strip()));
      }
    }
  }

  @Test
  void everyTranslationHasTheSameGapsAndIsTheOneThatIsFound() throws IOException {
    for (Path catalogue : catalogues()) {
      for (Entry entry : entries(catalogue)) {
        int gaps = entry.english.split("…", -1).length - 1;
        Set<String> used = new TreeSet<>();
        Matcher numbered = NUMBERED.matcher(entry.translation);
        while (numbered.find()) {
          used.add(numbered.group().replace("*", ""));
        }
        assertThat(used).as(entry.english).allMatch(n -> n.charAt(1) - '0' <= gaps);
        String english = entry.english;
        String expected = entry.translation;
        for (int i = 1; i <= gaps; i++) {
          english = english.replaceFirst("…", "ARG" + i);
          expected = expected.replaceAll("\\{" + i + "\\*?\\}", "ARG" + i);
        }
        assertThat(german.of(english)).as(entry.english).contains(expected);
      }
    }
  }

  @Test
  void noEntryOccursTwice() throws IOException {
    for (Path catalogue : catalogues()) {
      List<String> all = entries(catalogue).stream().map(Entry::english).toList();
      assertThat(all).as(catalogue.toString()).doesNotHaveDuplicates();
      assertThat(all).hasSameSizeAs(german.known().toList());
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  private record Entry(String context, String english, String translation) {}

  private static List<Entry> entries(Path catalogue) {
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = WHOLE.matcher(text(catalogue));
    while (matcher.find()) {
      entries.add(
          new Entry(
              Optional.ofNullable(matcher.group(1)).orElse(""),
              matcher.group(2).replace("\\\"", "\""),
              matcher.group(3).replace("\\\"", "\"")));
    }
    return entries;
  }

  private static List<Path> catalogues() throws IOException {
    try (Stream<Path> files = Files.list(CATALOGUES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("Sentences_.*\\.po"))
          .toList();
    }
  }

  private static Set<String> shown() throws IOException {
    Set<String> shown = new TreeSet<>();
    String name = "";
    for (String line : Files.readAllLines(GOLDEN)) {
      if (!line.startsWith("  ")) {
        name = line;
      } else if (!ELSEWHERE.matcher(name).matches()) {
        shown.add(GAPS.matcher(line.strip()).replaceAll("…"));
      }
    }
    shown.removeAll(PARTS);
    return shown;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
