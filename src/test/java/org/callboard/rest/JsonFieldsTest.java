package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.callboard.organization.ReplacePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.JsonFields;
import org.callboard.platform.UnreadableJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

  @Test
  void valuesAreReadByType() {
    JsonFields body =
        body(
            "{\"t\":\"\u00fc\",\"i\":7,\"f\":false,\"o\":{\"x\":\"y\"},\"a\":[\"1\",\"2\"],"
                + "\"os\":[{\"x\":1},{\"x\":2}]}");
    assertThat(body.text("t")).contains("\u00fc");
    assertThat(body.requiredText("t")).isEqualTo("\u00fc");
    assertThat(body.integer("i")).contains(7);
    assertThat(body.flag("f")).contains(false);
    assertThat(body.object("o").orElseThrow().text("x")).contains("y");
    assertThat(body.texts("a")).contains(List.of("1", "2"));
    assertThat(body.objects("os").orElseThrow().stream().map(o -> o.integer("x").orElseThrow()))
        .containsExactly(1, 2);
    body.end();
  }

  @Test
  void absentAndNullAreEmptyButDiffer() {
    JsonFields body = body("{\"n\":null}");
    assertThat(body.text("n")).isEmpty();
    assertThat(body.integer("gone")).isEmpty();
    assertThat(body.has("n")).isTrue();
    assertThat(body.has("gone")).isFalse();
    body.end();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    JsonFields body =
        body(
            "{\"t\":1,\"i\":\"1\",\"h\":1.5,\"big\":1e99,\"f\":0,\"o\":[],\"a\":{},\"b\":[1,null],"
                + "\"os\":[{\"x\":true,\"more\":1},3],\"surrogate\":\"\\ud800\",\"unknown\":{}}");
    body.text("t");
    body.integer("i");
    body.integer("h");
    body.integer("big");
    body.flag("f");
    body.object("o");
    body.texts("a");
    body.texts("b");
    body.objects("os").orElseThrow().forEach(o -> o.requiredText("x"));
    body.text("surrogate");
    body.requiredText("absent");
    assertThat(violations(body).stream().map(Violation::field))
        .containsExactlyInAnyOrder(
            "t",
            "i",
            "h",
            "big",
            "f",
            "o",
            "a",
            "b[0]",
            "b[1]",
            "os[0].x",
            "os[0].more",
            "os[1]",
            "surrogate",
            "absent",
            "unknown");
  }

  @Test
  void whatAValueHasAgainstItIsToldUnderItsPath() {
    JsonFields body = body("{\"items\":[{\"replacePriority\":41}]}");
    JsonFields item = body.objects("items").orElseThrow().get(0);
    int value = item.integer("replacePriority").orElseThrow();
    assertThat(item.make(() -> new ReplacePriority(value), null)).isNull();
    assertThat(violations(body))
        .containsExactly(new Violation("items[0].replacePriority", "must be from 1 to 40."));
  }

  @Test
  void aFieldIsNotComplainedAboutTwice() {
    JsonFields body = body("{\"name\":1}");
    String name = body.requiredText("name");
    body.make(
        () -> {
          throw new InvalidValueException("name", "must not be empty.");
        },
        name);
    assertThat(violations(body)).containsExactly(new Violation("name", "must be a text."));
  }

  @Test
  void theIdMayBeRepeatedIfItIsTheAddresss() {
    body("{\"id\":\"a\",\"total\":3}").same("id", "a").ignore("total").end();
    body("{}").same("id", "a").end();
    assertThat(violations(body("{\"id\":\"b\"}").same("id", "a"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":[",
        "{\"a\":{",
        "{\"a\"",
        "{\"a\":1,}",
        "{} {}",
        "{}x",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "<a/>"
      })
  void whatIsNoObjectInJsonIsMalformed(String text) {
    assertThat(problem(text).type()).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void whatWouldExhaustTheServerIsRefusedAtOnce() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(problem("{\"a\":" + "[".repeat(1_000_000)).type())
              .isEqualTo(ProblemType.MALFORMED_BODY);
          assertThat(problem("{\"a\":" + "{\"a\":".repeat(100_000)).type())
              .isEqualTo(ProblemType.MALFORMED_BODY);
          assertThat(problem("{\"a\":" + "9".repeat(1_000_000) + "}").type())
              .isEqualTo(ProblemType.MALFORMED_BODY);
          body("{\"a\":\"" + "[".repeat(1_000) + "9".repeat(1_000) + "\\\"[\"}");
        });
  }

  @Test
  void moreValuesThanMemoryShouldHoldAreRefused() {
    byte[] body =
        ("{\"items\":[" + "{},".repeat(200_000) + "{}]}").getBytes(StandardCharsets.UTF_8);
    UnreadableJsonException refused =
        catchThrowableOfType(
            UnreadableJsonException.class,
            () -> JsonFields.read(new ByteArrayInputStream(body), body.length));
    assertThat(Problems.of(refused).orElseThrow().type()).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void aBodyOfNothingButFaultsIsReadInNoTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          JsonFields body = body("{\"items\":[" + "{},".repeat(100_000) + "{}]}");
          body.objects("items").orElseThrow().forEach(item -> item.requiredText("id"));
          assertThat(catchThrowableOfType(InvalidValueException.class, body::end).violations())
              .hasSize(1000);
        });
  }

  @Test
  void aBodyTooLongIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThat(refused(endless).type()).isEqualTo(ProblemType.TOO_LARGE);
  }

  @Test
  void aBodyThatBreaksOffOrIsNotUtf8IsMalformed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThat(refused(broken).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    byte[] latin1 = "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(new ByteArrayInputStream(latin1)).type())
        .isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    body("\uFEFF{}").end();
  }

  private static Problem problem(String text) {
    return refused(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Problem refused(InputStream in) {
    UnreadableJsonException refused =
        catchThrowableOfType(UnreadableJsonException.class, () -> JsonFields.read(in));
    assertThat(refused).isNotNull();
    return Problems.of(refused).orElseThrow();
  }

  private static List<Violation> violations(JsonFields body) {
    InvalidValueException invalid = catchThrowableOfType(InvalidValueException.class, body::end);
    assertThat(invalid).isNotNull();
    return invalid.violations();
  }

  private static JsonFields body(String text) {
    return JsonFields.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
