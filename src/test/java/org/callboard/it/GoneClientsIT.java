package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.ServerLog;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that end the connection. Nobody can push what matters out of the log so. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GoneClientsIT extends DeployedCallboard {

  private static final String PASSWORD = "correct horse";
  private static final int TIMES = 30;

  private static final String FORM = "\r\nContent-Type: application/x-www-form-urlencoded\r\n";

  /** Of an answer that neither the server's buffers nor the client's can hold. */
  private static final int ITEMS = 5000;

  private static final int SMALL_BUFFER = 4096;

  private String cloudId;
  private String marker;
  private int before;

  @BeforeEach
  void makeASubscriber() {
    cloudId = TestData.newCloudId();
    marker = "gone-" + cloudId + "-";
    Api.operator().put("/organizations/" + cloudId, "{\"name\": \"Acme\"}").expect(201);
    Api.operator()
        .put(
            "/organizations/" + cloudId + "/subscribers/ann",
            "{\"password\": \"" + PASSWORD + "\"}")
        .expect(201);
    before = traces();
  }

  private static int traces() {
    return ServerLog.text().split("\n\tat |Incident ").length;
  }

  private static String operator() {
    return "\r\nAuthorization: " + Http.basic("admin", TestRun.adminPassword());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void aBodyOfAPhoneThatBreaksOffLeavesNoStackTrace(String length) throws IOException {
    for (int i = 0; i < TIMES; i++) {
      for (String address : List.of("/provisioning/global", "/provisioning/" + marker + i)) {
        breakOff("POST " + address, FORM + length, body(length), i % 2 == 0);
      }
    }
    noneIsIn("/provisioning/" + marker);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void aBodyOfAnAdministratorThatBreaksOffLeavesNoStackTrace(String length) throws IOException {
    String organization = "/api/v1/organizations/" + cloudId;
    String json = operator() + "\r\nContent-Type: application/json\r\n" + length;
    String csv = operator() + "\r\nContent-Type: text/csv\r\n" + length;
    String item = organization + "/quick-dial/" + marker;
    for (int i = 0; i < TIMES; i++) {
      breakOff("PUT " + item + i, json, body(length), i % 2 == 0);
      breakOff("POST " + organization + "/subscribers.csv", csv, body(length), i % 2 == 0);
      breakOff("POST /api/v1/organizations/X", FORM + length, body(length), i % 2 == 0);
    }
    noneIsIn(item);
  }

  private static String body(String length) {
    return length.startsWith("Content") ? "{\"uri" : "5\r\n{\"uri";
  }

  @Test
  void aBodyWhoseChunksCannotBeReadLeavesNoStackTrace() throws IOException {
    String item = "/api/v1/organizations/" + cloudId + "/quick-dial/" + marker;
    String chunked = "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked";
    for (int i = 0; i < TIMES; i++) {
      breakOff("POST /provisioning/global", chunked, "zz\r\n", i % 2 == 0);
      breakOff("PUT " + item + i, operator() + chunked, "zz\r\n", i % 2 == 0);
    }
    noneIsIn(item);
  }

  @Test
  void anOfferOfHttp2ThatBreaksOffLeavesNoStackTrace() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      breakOff(
          "GET /" + marker + i,
          "\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"
              + "Connection: HTTP2-Settings, Upgrade",
          "",
          i % 2 == 0);
    }
    Waiting.untilLogged("/last-");
    assertThat(traces()).isEqualTo(before);
  }

  static Stream<String> longAnswers() {
    return Stream.of(
        "/provisioning/global?{login}",
        "/api/v1/organizations/{cloudId}/quick-dial?limit=1000",
        "/api/v1/organizations/{cloudId}/quick-dial.csv",
        "/api/v1/organizations/{cloudId}/export",
        "/api/v1/organizations/{cloudId}/subscribers/ann/preview");
  }

  @ParameterizedTest
  @MethodSource("longAnswers")
  void anAnswerThatBreaksOffLeavesNoStackTrace(String address) throws IOException {
    Api.operator().put("/organizations/" + cloudId + "/quick-dial", items()).expect(200);
    before = traces();
    String path =
        address
            .replace("{cloudId}", cloudId)
            .replace("{login}", PhoneClient.form(PhoneClient.login(cloudId, "ann", PASSWORD)));
    for (int i = 0; i < TIMES; i++) {
      begin(path, i % 2 == 0);
    }
    String logged = path.replaceFirst("\\?.*", "");
    if (logged.contains(cloudId)) {
      Waiting.await("the last of them", () -> count(logged) >= TIMES);
    }
    Waiting.untilLogged("/last-");
    assertThat(traces()).isEqualTo(before);
  }

  private static int count(String wanted) {
    return ServerLog.text().split(wanted, -1).length - 1;
  }

  private static String items() {
    return IntStream.range(0, ITEMS)
        .mapToObj(
            i ->
                "{\"id\": \"i%d\", \"displayName\": \"%s\", \"uri\": \"50\"}"
                    .formatted(i, "x".repeat(200)))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  /** Whatever was asked below this address has left its line, and nothing else. */
  private void noneIsIn(String numbered) {
    for (int i = 0; i < TIMES; i++) {
      String each = numbered + i + " ";
      Waiting.await(each, () -> ServerLog.contains(each) || ServerLog.contains(each.trim() + "\""));
    }
    Waiting.untilLogged("/last-");
    assertThat(traces()).isEqualTo(before);
  }

  private static String request(String start, String headers) {
    int space = start.indexOf(' ') + 1;
    return start.substring(0, space)
        + TestRun.base().getPath()
        + start.substring(space)
        + " HTTP/1.1\r\nHost: localhost"
        + headers
        + "\r\n\r\n";
  }

  private static void breakOff(String start, String headers, String body, boolean reset)
      throws IOException {
    try (Socket socket = new Socket(TestRun.base().getHost(), TestRun.base().getPort())) {
      if (reset) {
        socket.setSoLinger(true, 0);
      }
      String request = request(start, headers) + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Reads the beginning of an answer and no more of it. */
  private static void begin(String path, boolean reset) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.setSoLinger(reset, 0);
      socket.connect(new InetSocketAddress(TestRun.base().getHost(), TestRun.base().getPort()));
      String headers = path.startsWith("/api") ? operator() : "";
      String request = request("GET " + path, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] begun = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(begun, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
  }
}
