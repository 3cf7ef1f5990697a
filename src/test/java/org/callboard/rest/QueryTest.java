package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static Query query(String query) {
    return Query.of(URI.create("http://localhost/api/v1/things" + query));
  }

  private static String refusal(String query) {
    return catchThrowableOfType(
            ProblemException.class,
            () -> query(query).check(List.of("q", "onConflict"), List.of("dryRun")))
        .problem()
        .members()
        .getJsonArray("errors")
        .getJsonObject(0)
        .toString();
  }

  @ParameterizedTest
  @CsvSource({
    "?dryrun=true, dryrun",
    "?dry_run=true, dry_run",
    "?q=a&group=sales, group",
    "?%64ryrun, dryrun",
    "?dryRun%20=true, 'dryRun '",
    "?dryRun=true&dryRun=false, dryRun",
    "?dryRun&dryRun, dryRun",
    "?q=1&%71=2, q",
    "?q, q",
    "?q=, q",
    "?onConflict=&q=a, onConflict",
    "?=x, ''"
  })
  void whatWouldBePassedOverIsRefusedByItsName(String query, String name) {
    assertThat(refusal(query)).startsWith("{\"field\":\"" + name + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?&&",
        "?q=%20",
        "?dryRun",
        "?dryRun=",
        "?dryRun=true&q=a%26b&",
        "?q=a=b"
      })
  void whatIsKnownGoesThrough(String query) {
    query(query).check(List.of("q", "onConflict"), List.of("dryRun"));
  }

  @Test
  void theRefusalNamesWhatThereIs() {
    assertThat(refusal("?dryrun=true")).contains("This request has dryRun, onConflict, q.");
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> query("?x=1").check(List.of(), List.of()));
    assertThat(refused.problem().detail()).contains("This request has no parameters.");
  }

  @Test
  void allThatIsWrongIsToldButNotWithoutEnd() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> query("?x=1&y&q").check(List.of("q"), List.of()));
    assertThat(refused.problem().members().getJsonArray("errors")).hasSize(3);
    String many = "?" + "a".repeat(3000) + "=1";
    assertThat(refusal(many)).hasSizeLessThan(300);
  }

  @Test
  void valuesAreDecodedOnce() {
    assertThat(query("?q=a%2526+b").value("q")).contains("a%26 b");
    assertThat(query("?q=%C3%BC").value("q")).contains("ü");
    assertThat(query("?q").has("q")).isTrue();
    assertThat(query("?q").value("q")).isEmpty();
  }
}
