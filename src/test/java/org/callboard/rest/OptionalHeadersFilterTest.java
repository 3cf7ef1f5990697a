package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.callboard.security.FakeRequest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalHeadersFilterTest {

  private static Set<String> hidden(String method, String header, String value) {
    return OptionalHeadersFilter.hidden(
        new FakeRequest(method).header(header, value).asServletRequest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "text/html;q=.2, */*; q=.2",
        "text/plain;q=0.8,application/xml ; q=1.000",
        "text/plain;q=0.8\napplication/xml",
        "application/json;charset=\"utf-8\";q=0",
        "application/vnd.api+json;a=b;c=\"d;e,f\\\"\"",
        "image/*"
      })
  void aReadableAcceptStays(String accept) {
    assertThat(hidden("GET", "Accept", accept)).doesNotContain("accept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        " ",
        "x",
        "x/",
        "/x",
        "*/x",
        "a/b/c",
        "a/b;",
        "a/b;q",
        "a/b;q=",
        "a/b;q=x",
        "a/b;q=.",
        "a/b;q=2",
        "a/b;q=-1",
        "a/b;q=NaN",
        "a/b;c=\"d",
        "a/b,",
        ",",
        ";",
        "=;=",
        "%%%",
        "a/b c/d",
        "a/b\nx"
      })
  void anAcceptThatCannotBeReadIsNone(String accept) {
    assertThat(hidden("GET", "Accept", accept)).contains("accept");
    assertThat(hidden("PUT", "Accept", accept)).contains("accept");
  }

  @Test
  void aLongAcceptCostsNoTime() {
    String accept = "a/b;c=d,".repeat(8000);
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> OptionalHeadersFilter.isAccept(accept + "!/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "\\y", "\\\""})
  void aLongParameterCostsNoStack(String part) {
    String accept = "a/b;x=\"" + part.repeat(20_000) + "\"";
    assertThat(OptionalHeadersFilter.isAccept(accept)).isTrue();
    assertThat(OptionalHeadersFilter.isAccept(accept + "!")).isFalse();
    assertThat(OptionalHeadersFilter.acceptsProblemsOnly(accept)).isFalse();
    assertThat(OptionalHeadersFilter.typesOnly(accept + ";q=1")).isEqualTo("a/b;q=1");
  }

  @Test
  void onlyTypesAndTheirQualityCount() {
    assertThat(
            OptionalHeadersFilter.typesOnly(
                "application/json; charset=utf-8;q=0.5, text/plain;a=\"b;c\" ;q=1"))
        .isEqualTo("application/json;q=0.5, text/plain ;q=1");
  }

  @Test
  void whatNoAnswerDependsOnIsNeverRead() {
    assertThat(hidden("PUT", "Accept", "*/*"))
        .containsExactlyInAnyOrder("accept-language", "accept-charset", "accept-encoding");
  }

  @Test
  void theTypeOfABodyCountsOnlyWhereThereMayBeOne() {
    for (String method : new String[] {"GET", "HEAD", "DELETE", "OPTIONS"}) {
      assertThat(hidden(method, "Content-Type", "application/json")).contains("content-type");
    }
    for (String method : new String[] {"PUT", "POST", "PATCH"}) {
      assertThat(hidden(method, "Content-Type", "x")).doesNotContain("content-type");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "W/abc", "\"a\"b\"", ",", "\"", "*,\"x\"", "W/"})
  void aTagThatCannotBeReadIsNoneWhereSomebodyReadsAndRefusedWhereSomebodyEdits(String tag) {
    for (String header : new String[] {"if-match", "if-none-match"}) {
      assertThat(hidden("GET", header, tag)).contains(header);
      assertThat(hidden("PUT", header, tag)).doesNotContain(header);
    }
    assertThatThrownBy(() -> EntityTags.expected(tag, null)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"a\"", "W/\"a\"", "\"a\", W/\"b\"", " \"a\" ", "\"\""})
  void tagsStay(String tag) {
    assertThat(hidden("GET", "If-None-Match", tag)).doesNotContain("if-none-match");
  }

  /** As generated clients ask where the contract has no other JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/problem+json",
        "application/problem+json;q=0.5",
        "Application/Problem+json, application/problem+json"
      })
  void whoeverAcceptsProblemsOnlyTakesAnyAnswer(String accept) {
    assertThat(OptionalHeadersFilter.acceptsProblemsOnly(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/problem+json, text/html", "text/html", "a/b", "*/*"})
  void whoeverAcceptsMoreIsTakenAtTheirWord(String accept) {
    assertThat(OptionalHeadersFilter.acceptsProblemsOnly(accept)).isFalse();
    assertThat(OptionalHeadersFilter.acceptsProblemsOnly(null)).isFalse();
  }
}
