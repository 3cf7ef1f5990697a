package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that nobody sends by mistake, and what every answer says in its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileHeadersIT extends DeployedCallboard {

  private static final String PASSWORD = "correct horse";

  private static final List<String> UNREADABLE =
      List.of(
          "",
          "x",
          "\"x",
          "x\"",
          "\"",
          "W/",
          ",",
          ";",
          "=;=",
          "*",
          "a/b/c",
          "*/*;q=x",
          "text/html",
          "application/json;charset=klingon",
          "multipart/form-data",
          "%%%",
          "a".repeat(5000));

  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  private static final String DIAL_ACTION = "<dialAction id=\"x\"/>";
  private static final String ITEM = "{\"displayName\": \"X\", \"uri\": \"50\"}";

  private static final String UPGRADE =
      "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"
          + "Connection: HTTP2-Settings, Upgrade";

  private String cloudId;

  @BeforeEach
  void makeASubscriber() {
    cloudId = TestData.newCloudId();
    Api.operator().put("/organizations/" + cloudId, "{\"name\": \"Acme\"}").expect(201);
    Api.operator()
        .put(
            "/organizations/" + cloudId + "/subscribers/ann",
            "{\"password\": \"" + PASSWORD + "\"}")
        .expect(201);
  }

  static Stream<String> headersThatNoAnswerDependsOn() {
    return Stream.of(
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Content-Type",
        "Cookie",
        "If-Match",
        "If-Modified-Since",
        "If-Unmodified-Since",
        "Origin",
        "Range",
        "User-Agent");
  }

  /** Whatever is not 2xx keeps a user from signing in. */
  @ParameterizedTest
  @MethodSource("headersThatNoAnswerDependsOn")
  void noHeaderKeepsAPhoneFromItsAnswer(String header) {
    for (String value : UNREADABLE) {
      for (String address : List.of(PhoneClient.GLOBAL, PhoneClient.ACCOUNT)) {
        String answer = get(address + "?" + login(), header + ": " + value);
        assertThat(answer).as(value).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void aTagThatCannotBeReadIsNone() {
    for (String value : UNREADABLE) {
      if (!value.equals("*")) {
        String header = "If-None-Match: " + value;
        assertThat(get(PhoneClient.GLOBAL + "?" + login(), header))
            .as(value)
            .startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void aTagIsFoundAmongOthersAndInASecondHeader() {
    String address = PhoneClient.GLOBAL + "?" + login();
    String tag = Http.get(address).header("ETag");
    for (String header :
        List.of(
            "If-None-Match: \"a\", " + tag + ", \"b\"",
            "If-None-Match: \"a\"\r\nIf-None-Match: " + tag,
            "If-None-Match: " + tag.replace("W/", ""),
            "If-Match: \"another\"\r\nIf-None-Match: " + tag,
            "If-None-Match: *")) {
      assertThat(get(address, header)).as(header).startsWith("HTTP/1.1 304 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Content-Type", "If-Match", "If-None-Match", "Range"})
  void noHeaderOfAnAdministratorIsAnIncident(String header) {
    for (String value : UNREADABLE) {
      String answer =
          get("/api/v1/organizations/" + cloudId, operator() + "\r\n" + header + ": " + value);
      assertThat(answer).as(value).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
    }
  }

  /** Some clients name a charset wherever they name a type. */
  @Test
  void aCharsetBesideATypeIsNoReasonToFindNone() {
    for (String path : List.of("/portal-settings", "/subscribers/ann/onboarding")) {
      String header = operator() + "\r\nAccept: application/json; charset=utf-8";
      assertThat(get("/api/v1/organizations/" + cloudId + path, header))
          .startsWith("HTTP/1.1 200 ")
          .contains("\r\nContent-Type: application/json");
    }
  }

  /** An administrator's answer may be of several types; of anything else there is one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Content-Type",
        "If-Modified-Since",
        "If-None-Match",
        "Range",
        "User-Agent"
      })
  void noHeaderThatCannotBeReadKeepsAnAdministratorFromAnAnswer(String header) {
    String organization = "/api/v1/organizations/" + cloudId;
    Api.operator()
        .put("/organizations/" + cloudId + "/dial-actions/x", "{\"nodes\": []}")
        .expect(201);
    for (String value : UNREADABLE) {
      boolean isReadable =
          header.equals("Accept") && List.of("text/html", "multipart/form-data").contains(value)
              || header.equals("If-None-Match") && value.equals("*");
      for (String path :
          List.of("", "/portal-settings", "/subscribers/ann/onboarding", "/dial-actions/x")) {
        if (!isReadable) {
          String answer = get(organization + path, operator() + "\r\n" + header + ": " + value);
          assertThat(answer).as(path + " " + value).startsWith("HTTP/1.1 200 ");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml;q=x",
        "application/xml;charset=klingon",
        "application/json;q=x",
        "text/csv;q=x",
        "text/csv;charset=klingon"
      })
  void aTypeOfABodyThatCannotBeReadIsRefused(String type) {
    for (Sent sent :
        List.of(
            new Sent("PUT", "/dial-actions/x", "application/xml", DIAL_ACTION),
            new Sent("PUT", "/dial-actions/x", "application/json", "{\"nodes\": []}"),
            new Sent("PUT", "/quick-dial/x", "application/json", ITEM),
            new Sent(
                "POST", "/subscribers.csv?onConflict=update", "text/csv", "username\nbob\n"))) {
      assertThat(sent.as(sent.type, cloudId)).as("%s", sent).isIn(200, 201);
      assertThat(sent.as(type, cloudId)).as("%s", sent).isIn(400, 415);
    }
  }

  /** A request whose body is taken as what it is. */
  private record Sent(String method, String path, String type, String body) {

    private int as(String sentType, String cloudId) {
      return Api.operator()
          .with("Content-Type", sentType)
          .send(method, "/organizations/" + cloudId + path, BodyPublishers.ofString(body))
          .status();
    }
  }

  /** Proxies and servers may differ in which of the two they believe. */
  @Test
  void aRequestForTwoHostsIsRefused() {
    for (String address :
        List.of(PhoneClient.GLOBAL + "?" + login(), "/api/v1/organizations/" + cloudId)) {
      assertThat(get(address, "Host: other.example.com\r\n" + operator()))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  /** As Java's own client does with its first request, unless it is told otherwise. */
  @Test
  void aClientThatOffersHttp2WithoutTlsIsAnswered() throws Exception {
    assertThat(get(PhoneClient.GLOBAL + "?" + login(), UPGRADE))
        .matches("(?s)HTTP/1.1 (200|101) .*");
    for (int i = 0; i < 2; i++) {
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(TestRun.base() + PhoneClient.GLOBAL))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(login()))
              .build();
      HttpClient client = HttpClient.newHttpClient();
      assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalToHeadIsThatToGetWithoutItsBody() {
    for (String address : List.of(PhoneClient.GLOBAL, "/nowhere", "/api/v1/tokens")) {
      Answer get = Http.get(address);
      Answer head = Http.send("HEAD", address, BodyPublishers.noBody());
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
      assertThat(head.bytes()).isEmpty();
    }
  }

  @Test
  void everyAnswerTellsBrowsersToRunAndFrameNothing() {
    for (String address :
        List.of(
            PhoneClient.GLOBAL + "?" + login(),
            PhoneClient.GLOBAL,
            PhoneClient.ACCOUNT + "?" + login(),
            "/api/v1/tokens",
            "/api/v1/nowhere",
            "/openapi",
            "/error",
            "/nowhere")) {
      for (String authorization : List.of("X-None: 1", operator())) {
        if (authorization.startsWith("X") || address.startsWith("/api")) {
          assertThat(get(address, authorization))
              .as(address)
              .containsOnlyOnce("\r\nX-Content-Type-Options: nosniff\r\n")
              .containsOnlyOnce("\r\nContent-Security-Policy: " + POLICY + "\r\n")
              .containsOnlyOnce("Content-Security-Policy")
              .containsOnlyOnce("\r\nReferrer-Policy: no-referrer\r\n");
        }
      }
    }
  }

  private String login() {
    Map<String, String> login = PhoneClient.login(cloudId, "ann", PASSWORD);
    return PhoneClient.form(login);
  }

  private static String operator() {
    return "Authorization: " + Http.basic("admin", TestRun.adminPassword());
  }

  /** The answer to a request with these header lines. */
  private static String get(String address, String headers) {
    return Http.raw(
        "GET {path}"
            + address
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + (headers.contains("Connection:") ? "" : "\r\nConnection: close")
            + "\r\n\r\n");
  }
}
