package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.callboard.it.support.Http;
import org.callboard.it.support.Http.Answer;
import org.callboard.it.support.TestRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More connections than the server has threads, whose bodies come byte by byte, if at all. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SlowBodiesIT extends DeployedCallboard {

  /** The servers have 200 threads and 128. */
  private static final int CONNECTIONS = 230;

  /**
   * Other addresses than that of the phones; Linux has all of 127.0.0.0/8. So many hold all places
   * for slow bodies.
   */
  private static final List<String> STRANGERS =
      List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6");

  private static final String PASSWORD = "12345678";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private final List<Socket> slow = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private String cloudId;

  @BeforeEach
  void makeAnOrganizationWithAnn() {
    cloudId = TestData.newCloudId();
    TestData.subscriber(TestData.organization(cloudId), "ann", PASSWORD);
    assertThat(PhoneClient.get(cloudId, "ann", PASSWORD).status()).isEqualTo(200);
  }

  @AfterEach
  void everybodyHangsUp() throws IOException {
    clock.shutdownNow();
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /provisioning/global|" + FORM + "Content-Length: 23\r\n",
        "POST /provisioning/account|" + FORM + "Content-Length: 23\r\n",
        "POST /provisioning/global|" + FORM + "Transfer-Encoding: chunked\r\n",
        "POST /provisioning/global|Content-Type: text/plain\r\nContent-Length: 23\r\n",
        "POST /provisioning/global|Content-Length: 23\r\n",
        "PUT /provisioning/global|" + FORM + "Content-Length: 23\r\n",
        "POST /provisioning/nowhere|" + FORM + "Content-Length: 23\r\n",
        "PUT /api/v1/organizations/X|Content-Type: application/json\r\nContent-Length: 23\r\n",
        "POST /nowhere|" + FORM + "Content-Length: 23\r\n"
      })
  void whoeverSendsSlowlyKeepsNobodyOut(String request) throws IOException {
    String[] parts = request.split("\\|");
    begin(parts[0], parts[1], STRANGERS);
    for (int i = 0; i < 20; i++) {
      Answer refresh = PhoneClient.get(cloudId, "ann", PASSWORD);
      assertThat(refresh.status()).describedAs(refresh.text()).isEqualTo(200);
      assertThat(postInOneWrite()).contains(" 200 ");
      Api.operator().get("/tokens").expect(200);
    }
  }

  /** Such a body needs one of the places; the clients of most libraries send it so. */
  @Test
  void aSlowAddressLeavesPlacesForBodiesThatComeAfterTheirHeaders() throws IOException {
    begin("POST /provisioning/global", FORM + "Content-Length: 23\r\n", STRANGERS.subList(0, 1));
    for (int i = 0; i < 20; i++) {
      Answer form = PhoneClient.postForm(PhoneClient.login(cloudId, "ann", PASSWORD));
      assertThat(form.status()).describedAs(form.text()).isEqualTo(200);
    }
  }

  /** The first line of the answer to a request whose body arrives with its headers. */
  private String postInOneWrite() {
    String form = PhoneClient.form(PhoneClient.login(cloudId, "ann", PASSWORD));
    String answer =
        Http.raw(
            "POST {path}"
                + PhoneClient.GLOBAL
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + FORM
                + "Content-Length: "
                + form.length()
                + "\r\n\r\n"
                + form);
    return answer.lines().findFirst().orElse("");
  }

  /** Opens all connections and sends a byte of each body every second. */
  private void begin(String line, String headers, List<String> addresses) throws IOException {
    String path = TestRun.base().getPath();
    String head =
        line.replace(" /", " " + path + "/")
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + "\r\n";
    for (int i = 0; i < CONNECTIONS; i++) {
      Socket socket =
          new Socket(
              TestRun.base().getHost(),
              TestRun.base().getPort(),
              InetAddress.getByName(addresses.get(i % addresses.size())),
              0);
      slow.add(socket);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }
    clock.scheduleWithFixedDelay(() -> slow.forEach(SlowBodiesIT::drip), 0, 1, TimeUnit.SECONDS);
  }

  private static void drip(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write('1');
    } catch (IOException e) {
      // The server has had enough of it.
    }
  }
}
