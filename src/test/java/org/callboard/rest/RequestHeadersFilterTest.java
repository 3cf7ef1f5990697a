package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersFilterTest {

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

  private static void filter(String quality) {
    List<MediaType> accepted = List.of(new MediaType("*", "*", Map.of("q", quality)));
    ContainerRequestContext request =
        (ContainerRequestContext)
            Proxy.newProxyInstance(
                RequestHeadersFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getAcceptableMediaTypes") ? accepted : null);
    new RequestHeadersFilter().filter(request);
  }
}
