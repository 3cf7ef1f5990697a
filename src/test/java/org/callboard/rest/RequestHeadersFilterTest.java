package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersFilterTest {

  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  /** Older versions of Java's own client send ".2", unless the program sets Accept. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "0.8", "1.000", ".2"})
  void aQualityIsTaken(String quality) {
    assertThatCode(() -> filter(quality)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ".", "2", "-1", "NaN", "0x1p3"})
  void whatIsNoQualityIsRefused(String quality) {
    assertThatThrownBy(() -> filter(quality)).isInstanceOf(ProblemException.class);
  }

  /** As generated clients ask where the contract has no other JSON. */
  @Test
  void whoeverAcceptsProblemsOnlyTakesAnyAnswer() {
    assertThat(accepted(PROBLEM)).isEqualTo("*/*");
  }

  @Test
  void whoeverAcceptsMoreIsTakenAtTheirWord() {
    assertThat(accepted(PROBLEM, MediaType.TEXT_HTML_TYPE)).isNull();
    assertThat(accepted(MediaType.TEXT_HTML_TYPE)).isNull();
    assertThat(accepted()).isNull();
  }

  private static void filter(String quality) {
    accepted(new MediaType("*", "*", Map.of("q", quality)));
  }

  /** What the filter makes of the header; null if it leaves it alone. */
  private static String accepted(MediaType... accepted) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    ContainerRequestContext request =
        (ContainerRequestContext)
            Proxy.newProxyInstance(
                RequestHeadersFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getAcceptableMediaTypes" -> List.of(accepted);
                      case "getHeaders" -> headers;
                      default -> null;
                    });
    new RequestHeadersFilter().filter(request);
    return headers.getFirst(HttpHeaders.ACCEPT);
  }
}
