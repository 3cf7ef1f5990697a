package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.callboard.administration.Phrase;
import org.callboard.administration.RecordSentence;
import org.callboard.audit.Actor;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record's sentences in the reader's language. */
class RecordWordsTest {

  private static final Path ACTS = Path.of("src/main/java/org/callboard/administration");

  /** A pattern in the sources, perhaps on the next line. */
  private static final Pattern IN_SOURCES = Pattern.compile("Phrase\\.of\\(\\s*\"([^\"]*)\"");

  private final Texts german = Texts.of(Optional.of("de"), Optional.empty());

  private Said said(AuditEntry entry) {
    return german.said(
        RecordSentence.phrase(entry), name -> name.equals("enabled") ? "aktiv" : name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE | ACME/subscribers/ann | | {} | eve hat die Person ann (ACME) angelegt.
          DELETE | ACME/groups/Sales | {} | | eve hat die Gruppe Sales (ACME) gelöscht.
          PUBLISH | ACME/draft | | | eve hat den Entwurf von ACME veröffentlicht.
          UPDATE | ACME/subscribers/ann | {"enabled": true} | {"enabled": false} \
          | eve hat die Person ann (ACME) geändert: aktiv von true zu false.
          UPDATE | ACME | {"quickDial": []} | {"quickDial": [{"id": "a", "displayName": "Taxi"}]} \
          | eve hat in ACME den Kurzwahleintrag Taxi hinzugefügt.
          UPDATE | ACME/groups/A of B | {"members": ["x"]} | {"members": ["y"]} \
          | eve hat die Gruppe A of B (ACME) geändert: neu: y, nicht mehr dabei: x.
          """)
  void anEntryIsSaidInGerman(
      String action, String target, String before, String after, String said) {
    AuditEntry entry = entry("eve", action, target, before, after);
    assertThat(said(entry)).isEqualTo(new Said(said, null));
  }

  @Test
  void whatIsNamedStaysAsItIs() {
    for (String name : Set.of("… created the group x of y.", "{1} {2}", "$1\\", "{9}")) {
      assertThat(said(entry(name, "CREATE", "ACME", null, "{}")).text())
          .isEqualTo(name + " hat die Organisation ACME angelegt.");
    }
  }

  @Test
  void everyPatternOfTheSourcesIsInTheCatalogueAndNoOther() throws IOException {
    Set<String> inSources = new TreeSet<>();
    try (Stream<Path> files = Files.list(ACTS)) {
      for (Path file : files.toList()) {
        Matcher matcher = IN_SOURCES.matcher(Files.readString(file, StandardCharsets.UTF_8));
        while (matcher.find()) {
          inSources.add(matcher.group(1));
        }
      }
    }
    Map<String, String> catalogue = Sentences.catalogue("Record_de");
    assertThat(inSources).hasSizeGreaterThan(50);
    assertThat(new TreeSet<>(catalogue.keySet())).isEqualTo(inSources);
    catalogue.forEach(
        (english, translation) -> {
          for (int i = 1; i < english.split(Phrase.GAP, -1).length; i++) {
            assertThat(translation).contains("{" + i + "}");
          }
          assertThat(translation.split("\\{", -1)).hasSameSizeAs(english.split(Phrase.GAP, -1));
        });
  }

  @Test
  void aReaderOfEnglishGetsTheSentenceOfRest() {
    AuditEntry entry = entry("eve", "CREATE", "ACME/groups/Sales", null, "{}");
    assertThat(
            Texts.of(Optional.of("en"), Optional.empty())
                .said(RecordSentence.phrase(entry), name -> name))
        .isEqualTo(new Said(RecordSentence.of(entry), null));
  }

  private static AuditEntry entry(
      String actor, String action, String target, String before, String after) {
    return new AuditEntry(
        1,
        Instant.EPOCH,
        new Actor(actor, "192.0.2.1"),
        Optional.of(AuditAction.valueOf(action)),
        Optional.of("ACME"),
        "organizations/" + target,
        Optional.ofNullable(before),
        Optional.ofNullable(after),
        Optional.empty(),
        Optional.empty(),
        0,
        1,
        Optional.empty());
  }
}
