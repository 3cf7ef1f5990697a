package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.callboard.platform.BusyException;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerMechanismTest {

  private final Map<String, Object> attributes = new HashMap<>();
  private final List<String> response = new ArrayList<>();
  private final List<Object> login = new ArrayList<>();
  private final Map<String, List<String>> headers =
      new HashMap<>(Map.of("Host", List.of("callboard.example.com")));
  private String servletPath = "/api";
  private String pathInfo = "/v1/organizations";

  @AfterEach
  void forgetTheRequest() {
    RequestId.set(Optional.empty());
  }

  @Test
  void whoIsRecognizedIsToldToTheContainerWithTheirRoles() throws Exception {
    Caller ann = FakeDoor.caller("ann");
    assertThat(validate(() -> Optional.of(ann))).isEqualTo(AuthenticationStatus.SUCCESS);
    assertThat(login).containsExactly(ann.principal(), Set.of("phone"));
    assertThat(response).isEmpty();
  }

  @Test
  void whereNobodyHasToCallNothingIsDone() throws Exception {
    assertThat(validate(Optional::empty)).isEqualTo(AuthenticationStatus.NOT_DONE);
    assertThat(login).isEmpty();
    servletPath = "/elsewhere";
    pathInfo = null;
    assertThat(validate(() -> Optional.of(FakeDoor.caller("ann"))))
        .isEqualTo(AuthenticationStatus.NOT_DONE);
    assertThat(login).isEmpty();
  }

  @Test
  void theDoorIsAskedForTheWholePath() throws Exception {
    FakeDoor door = FakeDoor.of("/api");
    mechanism(door).validateRequest(request(), answer(), context());
    servletPath = "";
    pathInfo = "/api/x";
    mechanism(door).validateRequest(request(), answer(), context());
    servletPath = "/api/y";
    pathInfo = null;
    mechanism(door).validateRequest(request(), answer(), context());
    assertThat(door.asked).containsExactly("/api/v1/organizations", "/api/x", "/api/y");
  }

  /** Never SEND_CONTINUE, with which a server would run the method without a caller. */
  @Test
  void aRefusalIsSentWithItsHeadersAndLeftForTheErrorPage() throws Exception {
    AuthenticationStatus status =
        validate(
            () -> {
              throw new RefusedException(Refusal.busy(Duration.ofSeconds(7)));
            });
    assertThat(status).isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(response).containsExactly("Retry-After: 7", "sendError 503");
    assertThat(attributes.values()).filteredOn(RefusedRequest.class::isInstance).hasSize(1);
    assertThat(login).isEmpty();
  }

  @Test
  void aDoorThatHasTooMuchToDoSaysWhenToComeAgain() throws Exception {
    AuthenticationStatus status =
        validate(
            () -> {
              throw new BusyException(Duration.ofSeconds(7));
            });
    assertThat(status).isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(response).containsExactly("Retry-After: 7", "sendError 503");
  }

  @Test
  void aDatabaseThatIsAwayIsNoIncidentAndAMistakeOfOursIsOne() throws Exception {
    assertThat(
            validate(
                () -> {
                  throw new DataUnavailableException("away", null);
                }))
        .isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(response).containsExactly("Retry-After: 30", "sendError 503");
    response.clear();
    assertThat(
            validate(
                () -> {
                  throw new IllegalStateException("a mistake");
                }))
        .isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(response).containsExactly("sendError 500");
  }

  @Test
  void aRequestThatServersMayUnderstandDifferentlyIsRefusedBeforeAnybodyIsRecognized()
      throws Exception {
    headers.put("Transfer-Encoding", List.of("chunked"));
    assertThat(validate(Optional::empty)).isEqualTo(AuthenticationStatus.NOT_DONE);
    headers.put("Content-Length", List.of("23"));
    assertAmbiguous();
    headers.remove("Transfer-Encoding");
    assertThat(validate(Optional::empty)).isEqualTo(AuthenticationStatus.NOT_DONE);
    headers.put("Host", List.of("callboard.example.com", "other.example.com"));
    assertAmbiguous();
  }

  private void assertAmbiguous() throws Exception {
    response.clear();
    assertThat(validate(() -> Optional.of(FakeDoor.caller("ann"))))
        .isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(response).containsExactly("Connection: close", "sendError 400");
    assertThat(login).isEmpty();
  }

  private AuthenticationStatus validate(Supplier<Optional<Caller>> caller) throws Exception {
    return mechanism(new FakeDoor("/api", false, caller))
        .validateRequest(request(), answer(), context());
  }

  private static CallerMechanism mechanism(Door door) {
    return new CallerMechanism(DoorsTest.doors(FakeDoor.of("/first"), door));
  }

  private HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getServletPath" -> servletPath;
              case "getPathInfo" -> pathInfo;
              case "getHeader" -> headers(arguments[0]).stream().findFirst().orElse(null);
              case "getHeaders" -> Collections.enumeration(headers(arguments[0]));
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              default -> throw new AssertionError(method);
            });
  }

  private List<String> headers(Object name) {
    return headers.getOrDefault(name, List.of());
  }

  private HttpServletResponse answer() {
    return fake(
        HttpServletResponse.class,
        (proxy, method, arguments) -> {
          response.add(
              method.getName().equals("setHeader")
                  ? arguments[0] + ": " + arguments[1]
                  : method.getName() + " " + arguments[0]);
          return null;
        });
  }

  private HttpMessageContext context() {
    return fake(HttpMessageContext.class, this::told);
  }

  private Object told(Object proxy, Method method, Object... arguments) {
    switch (method.getName()) {
      case "doNothing":
        return AuthenticationStatus.NOT_DONE;
      case "notifyContainerAboutLogin":
        login.addAll(List.of(arguments));
        return AuthenticationStatus.SUCCESS;
      default:
        throw new AssertionError(method);
    }
  }

  private static <T> T fake(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(
            CallerMechanismTest.class.getClassLoader(), new Class<?>[] {type}, calls));
  }
}
