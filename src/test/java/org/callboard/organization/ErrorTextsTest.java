package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.organization.ErrorTexts.Kind;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.RowReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextsTest {

  private static final RowReader ROW = new RowReader("a test's row");

  private static final ErrorTexts TEXTS =
      texts(Map.of("default", "Off.", "cs", "Vypnuto.", "de", "Aus.", "pt-BR", "Desligado."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cs                       | Vypnuto.",
        "CS                       | Vypnuto.",
        "cs-CZ                    | Vypnuto.",
        "de,cs;q=0.9              | Aus.",
        "de;q=0.5, cs;q=0.9       | Vypnuto.",
        "fr, de;q=0.1             | Aus.",
        "pt-br                    | Desligado.",
        "pt                       | Off.",
        "fr                       | Off.",
        "*                        | Off.",
        "fr, *                    | Off.",
        "cs;q=0                   | Off.",
        "default                  | Off."
      })
  void choosesByTheHeader(String header, String text) {
    assertThat(TEXTS.text(Kind.DISABLED, Optional.of(header))).contains(text);
  }

  @Test
  void takesTheDefaultWithoutAHeader() {
    assertThat(TEXTS.text(Kind.DISABLED, Optional.empty())).contains("Off.");
  }

  /** Phones and strangers send what they like. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ";",
        ";q=1",
        "cs;q=2",
        "cs;q=x",
        "cs;;q=1",
        "cs-",
        "-",
        "ěšč",
        "cs;level=1",
        "a b c",
        "*-*",
        "en_US",
        "\u0000",
        "12345678901234567890"
      })
  void takesTheDefaultOrOneOfItsOwnWhateverTheHeaderIs(String header) {
    assertThat(TEXTS.text(Kind.DISABLED, Optional.of(header)))
        .hasValueSatisfying(text -> assertThat(text).isIn("Off.", "Vypnuto.", "Desligado."));
  }

  @Test
  void aHeaderOfThousandsOfLanguagesIsOnlyAHeader() {
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "x" + i % 100).collect(Collectors.joining(","));
    assertThat(TEXTS.text(Kind.DISABLED, Optional.of(header))).contains("Off.");
  }

  @Test
  void hasNoTextForAnotherKindNorForAnotherLanguageWithoutADefault() {
    assertThat(TEXTS.text(Kind.UNAVAILABLE, Optional.of("cs"))).isEmpty();
    ErrorTexts czech = texts(Map.of("cs", "Vypnuto."));
    assertThat(czech.text(Kind.DISABLED, Optional.of("de"))).isEmpty();
    assertThat(czech.text(Kind.DISABLED, Optional.empty())).isEmpty();
    assertThat(ErrorTexts.NONE.text(Kind.DISABLED, Optional.of("cs"))).isEmpty();
  }

  @Test
  void isReadAgainAsItIsWritten() {
    assertThat(ErrorTexts.of(TEXTS.json())).isEqualTo(TEXTS);
    assertThat(ErrorTexts.ofStored(TEXTS.json().toString(), ROW)).isEqualTo(TEXTS);
    assertThat(ErrorTexts.ofStored("{}", ROW)).isEqualTo(ErrorTexts.NONE);
    assertThat(ErrorTexts.NONE.json())
        .isEqualTo(json("{'wrongCredentials':{},'disabled':{},'unavailable':{}}"));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    JsonObject json =
        json(
            "{'disabled':{'cs':'','x':'Text','default':'Text'},'unavailable':{'no tag':'Text'},"
                + "'enabled':{},'wrongCredentials':7}");
    assertThat(violations(json))
        .containsExactlyInAnyOrder(
            "errorTexts.disabled.cs",
            "errorTexts.disabled.x",
            "errorTexts.unavailable.no tag",
            "errorTexts.enabled",
            "errorTexts.wrongCredentials");
  }

  @Test
  void tellsOfEachLanguageWhoseTextIsNone() {
    assertThat(violations(json("{'disabled':{'cs':null,'de':1,'fr':'Oui','pt':['a']}}")))
        .containsExactlyInAnyOrder(
            "errorTexts.disabled.cs", "errorTexts.disabled.de", "errorTexts.disabled.pt");
  }

  @Test
  void hasItsLimits() {
    assertThat(texts(Map.of("cs", "x".repeat(500))).texts()).hasSize(1);
    assertThatThrownBy(() -> texts(Map.of("cs", "x".repeat(501))))
        .isInstanceOf(InvalidValueException.class);
    Map<String, String> languages = new TreeMap<>();
    IntStream.range(0, 51)
        .forEach(i -> languages.put("a" + (char) ('a' + i / 26) + (char) ('a' + i % 26), "x"));
    assertThatThrownBy(() -> texts(languages))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("50");
    assertThatThrownBy(() -> texts(Map.of("cs", "\u0000")))
        .isInstanceOf(InvalidValueException.class);
  }

  /** Quotation marks are escaped, so that a text may be twice as long as it seems. */
  @Test
  void allOfThemTogetherFitIntoTheirColumn() {
    assertThat(full("x").json().toString()).hasSizeBetween(75_000, 100_000);
    assertThatThrownBy(() -> full("\""))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("100000");
  }

  private static ErrorTexts full(String character) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      texts.put("a" + (char) ('a' + i / 26) + (char) ('a' + i % 26), character.repeat(500));
    }
    return new ErrorTexts(
        Map.of(Kind.WRONG_CREDENTIALS, texts, Kind.DISABLED, texts, Kind.UNAVAILABLE, texts));
  }

  @Test
  void whatIsStoredAndCannotBeReadIsLeftOutAlone() {
    assertThat(stored("{oops")).isEqualTo(ErrorTexts.NONE);
    assertThat(stored("[]")).isEqualTo(ErrorTexts.NONE);
    assertThat(stored("{\"nosuch\":{},\"disabled\":5}")).isEqualTo(ErrorTexts.NONE);
    assertThat(stored("{\"disabled\":{\"en\":\"Off.\",\"cs\":7,\"\":\"x\"},\"x\":{\"en\":\"y\"}}"))
        .isEqualTo(texts(Map.of("en", "Off.")));
  }

  @Test
  void whatIsLeftOutIsTold() {
    assertThat(unreadable("{oops")).containsExactly("errorTexts");
    assertThat(unreadable("{\"nosuch\":{},\"disabled\":5}"))
        .containsExactly("errorTexts.nosuch", "errorTexts.disabled");
    assertThat(unreadable("{\"disabled\":{\"en\":\"Off.\",\"cs\":7}}"))
        .containsExactly("errorTexts.disabled");
    assertThat(unreadable(TEXTS.json().toString())).isEmpty();
  }

  private static ErrorTexts stored(String json) {
    return ErrorTexts.ofStored(json, ROW);
  }

  private static List<String> unreadable(String json) {
    RowReader row = new RowReader("a test's row");
    ErrorTexts.ofStored(json, row);
    return row.end().stream().map(Violation::field).toList();
  }

  private static List<String> violations(JsonObject json) {
    try {
      ErrorTexts.of(json);
      return List.of();
    } catch (InvalidValueException e) {
      return e.violations().stream().map(Violation::field).toList();
    }
  }

  private static ErrorTexts texts(Map<String, String> disabled) {
    return new ErrorTexts(Map.of(Kind.DISABLED, new TreeMap<>(disabled)));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
