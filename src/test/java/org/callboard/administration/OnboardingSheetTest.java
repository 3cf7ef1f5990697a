package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.callboard.organization.AccentColour;
import org.callboard.organization.Appearance;
import org.callboard.organization.SheetLanguage;
import org.callboard.subscriber.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What many people are handed: sheets to print, letters to mail. */
class OnboardingSheetTest {

  private static final Appearance PRAGUE =
      new Appearance(
          ZoneId.of("Europe/Prague"),
          Optional.of(new AccentColour("#00703C")),
          Optional.of(SheetLanguage.CZECH));

  private static OnboardingPage person(int number, SheetLanguage language) {
    return new OnboardingPage(
        "Acme & Co.",
        "Person " + number,
        "ACME",
        "p" + number,
        Optional.of("7KQX-M2RW-HT4D"),
        Optional.of(Instant.parse("2026-11-25T18:05:00Z")),
        "csc:p" + number + ":7KQX-M2RW-HT4D@ACME",
        language);
  }

  private static String sheet(int people, SheetForm form) {
    return new OnboardingSheet(
            IntStream.range(0, people).mapToObj(i -> person(i, SheetLanguage.CZECH)).toList(),
            PRAGUE,
            form)
        .html();
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 13", "6, 2, 3", "12, 3, 2"})
  void aPageHasItsNumberOfPeopleInColumnsAndRows(int perPage, int columns, int pages) {
    String html = sheet(13, new SheetForm(perPage, Paper.A4, false));
    assertThat(count("<section class=\"page\">", html)).isEqualTo(pages);
    assertThat(count("<article", html)).isEqualTo(13);
    assertThat(html)
        .contains("repeat(" + columns + ", minmax(0, 1fr))")
        .contains("repeat(" + perPage / columns + ", minmax(0, 1fr))")
        .contains("break-inside: avoid", "break-after: page", "<body class=\"p" + perPage + "\">");
  }

  @Test
  void everybodysPictureIsTheirsAndSoIsTheLinkToTapOnThePhone() {
    String[] articles = sheet(7, new SheetForm(6, Paper.A4, false)).split("<article");
    for (int i = 0; i < 7; i++) {
      String csc = "csc:p" + i + ":7KQX-M2RW-HT4D@ACME";
      assertThat(QrReading.ofSvg(articles[i + 1])).isEqualTo(csc);
      assertThat(articles[i + 1]).contains("<a href=\"" + csc + "\">", "Person " + i);
    }
  }

  @Test
  void thePaperAndTheLinesToCutAlongAreAsAsked() {
    assertThat(sheet(1, new SheetForm(6, Paper.LETTER, true)))
        .contains("size: letter portrait", "height: 258mm", "<body class=\"p6 cut\">");
    assertThat(sheet(1, new SheetForm(6, Paper.A4, false)))
        .contains("size: a4 portrait", "height: 276mm", "<body class=\"p6\">");
    for (String perPage : List.of("0", "2", "-1", "x", "", "13")) {
      assertThatThrownBy(() -> SheetForm.perPage(perPage))
          .hasMessage("perPage must be 1, 6 or 12.");
    }
    assertThatThrownBy(() -> Paper.of("A5")).hasMessage("paper must be a4 or letter.");
  }

  /** Whoever finds a slip does not learn who it was for, but by the username. */
  @Test
  void theNameStandsOutsideTheLineToCutAlong() {
    String html = sheet(1, new SheetForm(6, Paper.A4, true));
    assertThat(html.indexOf("Person 0")).isLessThan(html.indexOf("<div class=\"slip\">"));
    assertThat(html.substring(html.indexOf("<div class=\"slip\">"))).doesNotContain("Person 0");
  }

  @Test
  void itIsInTheOrganizationsColourAndTime() {
    assertThat(sheet(1, SheetForm.SINGLE))
        .contains("--accent: #00703c", "25. listopadu 2026, 19:05 (Europe/Prague)", "lang=\"cs\"");
    assertThat(
            new OnboardingSheet(
                    List.of(person(1, SheetLanguage.GERMAN)), Appearance.DEFAULT, SheetForm.SINGLE)
                .html())
        .contains("--accent: #000000", "bis 25. November 2026, 18:05 Uhr UTC", "lang=\"de\"");
  }

  @Test
  void eachPersonReadsTheirOwnLanguage() {
    String html =
        new OnboardingSheet(
                List.of(person(1, SheetLanguage.CZECH), person(2, SheetLanguage.ENGLISH)),
                PRAGUE,
                SheetForm.SINGLE)
            .html();
    assertThat(html)
        .contains("<html lang=\"cs\">", "<article lang=\"cs\">", "<article lang=\"en\">")
        .contains("Naskenujte", "Scan the picture", "25 November 2026, 19:05 (Europe/Prague)");
  }

  @Test
  void nothingIsScriptAndNothingComesFromElsewhere() {
    String html =
        new OnboardingSheet(
                List.of(
                    new OnboardingPage(
                        "<script>alert(1)</script>",
                        "</h2><img src=x onerror=alert(1)>%s%1$s",
                        "ACME",
                        "a\"b",
                        Optional.empty(),
                        Optional.empty(),
                        "csc:a%22b@ACME",
                        SheetLanguage.ENGLISH)),
                PRAGUE,
                SheetForm.SINGLE)
            .html();
    assertThat(html)
        .doesNotContain("<script", "<img", "style=", "url(", "@import")
        .contains("&lt;img src=x onerror=alert(1)&gt;%s%1$s", "<dd>a&quot;b</dd>");
  }

  @Test
  void lettersHaveTheLinkAndTheWordsToTypeOneBehindTheOther() {
    String letters =
        new OnboardingSheet(
                List.of(person(1, SheetLanguage.ENGLISH), person(2, SheetLanguage.GERMAN)),
                PRAGUE,
                SheetForm.SINGLE)
            .letters();
    String[] each = letters.split("\n-{72}\n\n");
    assertThat(each).hasSize(2);
    assertThat(each[0].lines())
        .contains(
            "Hello Person 1,",
            "csc:p1:7KQX-M2RW-HT4D@ACME",
            "Cloud ID: ACME",
            "Username: p1",
            "Password: 7KQX-M2RW-HT4D",
            "The password works once, until 25 November 2026, 19:05 (Europe/Prague).");
    assertThat(each[1].lines()).contains("Guten Tag Person 2,", "Benutzername: p2");
    assertThat(person(1, SheetLanguage.CZECH).subject()).endsWith("organizace Acme & Co.");
  }

  @ParameterizedTest
  @EnumSource(SheetLanguage.class)
  void everyLanguageHasTheSameTextsWithTheSameGaps(SheetLanguage language) {
    SheetTexts english = SheetTexts.in(SheetLanguage.ENGLISH);
    SheetTexts texts = SheetTexts.in(language);
    assertThat(texts.all().keySet()).isEqualTo(english.all().keySet());
    english
        .all()
        .forEach(
            (key, text) ->
                assertThat(count("%s", texts.all().getProperty((String) key)))
                    .describedAs((String) key)
                    .isEqualTo(count("%s", (String) text)));
    assertThat(texts.all().values()).noneMatch(text -> text.toString().matches(".*[<>&].*"));
  }

  @ParameterizedTest
  @CsvSource({
    "de, cs, en, cs, de", // what the request names comes first
    "fr, de-AT, cs, en, de", // there are no texts in French
    ", , 'fr, cs-CZ;q=0.9', de, cs",
    ", klingon, 'de;q=0, *', cs, cs",
    ", , , cs, cs",
    ", , '-', , en",
    "xx, xx, xx, , en"
  })
  void theFirstLanguageCountsThatThereAreTextsIn(
      String named, String own, String accepted, String organizations, String expected) {
    Attributes attributes =
        new Attributes(new TreeMap<>(own == null ? Map.of() : Map.of("language", own)));
    Appearance appearance =
        new Appearance(
            ZoneId.of("UTC"),
            Optional.empty(),
            Optional.ofNullable(organizations).map(SheetLanguage::of));
    LanguageWish wish = new LanguageWish(Optional.ofNullable(named), Optional.ofNullable(accepted));
    assertThat(wish.language(attributes, appearance).tag()).isEqualTo(expected);
  }

  @Test
  void itDoesNotTellTheCodes() {
    assertThat(
            new OnboardingSheet(List.of(person(1, SheetLanguage.CZECH)), PRAGUE, SheetForm.SINGLE)
                .toString())
        .isEqualTo("OnboardingSheet[1]");
  }
}
