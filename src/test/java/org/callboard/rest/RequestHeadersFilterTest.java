package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", // older versions of Java's client
        "text/plain;q=0.8,application/xml ; q=1.000",
        "application/json;charset=\"utf-8\";q=0",
        "application/vnd.api+json;a=b;c=\"d;e,f\\\"\"",
        "image/*"
      })
  void aReadableAcceptStays(String accept) {
    assertThat(left("GET", Map.of("Accept", accept))).containsExactly("Accept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
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
        "a/b c/d"
      })
  void anAcceptThatCannotBeReadIsNone(String accept) {
    assertThat(left("GET", Map.of("Accept", accept))).isEmpty();
    assertThat(left("PUT", Map.of("Accept", accept))).isEmpty();
  }

  @Test
  void aLongAcceptCostsNoTime() {
    String accept = "a/b;c=d,".repeat(8000);
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> RequestHeadersFilter.isAccept(accept + "!/"));
  }

  @Test
  void whatNoAnswerDependsOnIsNeverRead() {
    assertThat(
            left(
                "PUT",
                Map.of("Accept-Language", "cs", "Accept-Charset", "x", "Accept-Encoding", "gzip")))
        .isEmpty();
  }

  @Test
  void aTypeOfABodyMustBeReadable() {
    Map<String, String> unreadable = Map.of("Content-Type", "application/json;q=x");
    assertThatThrownBy(() -> left("PUT", unreadable)).isInstanceOf(ProblemException.class);
    assertThat(left("PUT", Map.of("Content-Type", "application/json")))
        .containsExactly("Content-Type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "W/abc", "\"a\"b\"", ",", "\"", "*,\"x\"", "W/"})
  void aTagThatCannotBeReadIsNoneWhereSomebodyReadsAndRefusedWhereSomebodyEdits(String tag) {
    for (String header : new String[] {"If-Match", "If-None-Match"}) {
      assertThat(left("GET", Map.of(header, tag))).isEmpty();
      assertThat(left("PUT", Map.of(header, tag))).containsExactly(header);
    }
    assertThatThrownBy(() -> EntityTags.expected(tag, null)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"a\"", "W/\"a\"", "\"a\", W/\"b\"", " \"a\" ", "\"\""})
  void tagsStay(String tag) {
    assertThat(left("GET", Map.of("If-None-Match", tag))).containsExactly("If-None-Match");
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
    assertThat(filtered("GET", Map.of("Accept", accept)).getFirst("Accept")).isEqualTo("*/*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/problem+json, text/html", "text/html", "a/b"})
  void whoeverAcceptsMoreIsTakenAtTheirWord(String accept) {
    assertThat(filtered("GET", Map.of("Accept", accept)).getFirst("Accept")).isEqualTo(accept);
  }

  /** The names of the headers that are left. */
  private static Set<String> left(String method, Map<String, String> sent) {
    return filtered(method, sent).keySet();
  }

  private static MultivaluedMap<String, String> filtered(String method, Map<String, String> sent) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>(sent);
    ContainerRequestContext request =
        (ContainerRequestContext)
            Proxy.newProxyInstance(
                RequestHeadersFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getHeaders" -> headers;
                      case "getHeaderString" -> headers.getFirst((String) arguments[0]);
                      case "getMediaType" ->
                          !headers.containsKey("Content-Type")
                              ? null
                              : headers.getFirst("Content-Type").contains("q=")
                                  ? new MediaType("a", "b", Map.of("q", "x"))
                                  : MediaType.APPLICATION_JSON_TYPE;
                      default -> throw new AssertionError(called);
                    });
    new RequestHeadersFilter().filter(request);
    return headers;
  }
}
