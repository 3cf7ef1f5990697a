package org.callboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting, to receivers that behave and to others. */
@Timeout(60)
class WebhookPostTest {

  private static final byte[] BODY = "{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> HEADERS = Map.of("webhook-id", "msg_1");

  private final WebhookPost post = post("127.0.0.0/8,::1");

  private static WebhookPost post(String allowed) {
    return new WebhookPost(
        OuterNetworkTest.network(allowed), (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 301, 302, 307, 410, 500})
  void theStatusIsToldAndNoRedirectIsFollowed(int status) throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(status);
      int told = post.send(WebhookAddress.of(receiver.url("/in?a=b%20c")), HEADERS, BODY);
      assertThat(told).isEqualTo(status);
      assertThat(receiver.got()).hasSize(1);
      Receiver.Got got = receiver.got().get(0);
      assertThat(got.target()).isEqualTo("/in?a=b%20c");
      assertThat(got.body()).isEqualTo(BODY);
      assertThat(got.header("webhook-id")).isEqualTo("msg_1");
      assertThat(got.header("Host")).isEqualTo(receiver.url("").substring("http://".length()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::1]"})
  void howeverTheOwnNetworkIsWrittenItIsNotReached(String host) throws Exception {
    try (Receiver receiver = new Receiver()) {
      String url = receiver.url("/").replace("127.0.0.1", host);
      WebhookAddress address = new WebhookAddress(java.net.URI.create(url));
      assertThatThrownBy(() -> post("none").send(address, HEADERS, BODY))
          .isInstanceOf(UndeliveredException.class);
      assertThat(receiver.got()).isEmpty();
    }
  }

  @Test
  void theRefusalSaysNothingOfTheAddress() {
    assertThatThrownBy(
            () -> post("none").send(WebhookAddress.of("http://localhost:1/"), HEADERS, BODY))
        .hasMessage("The host localhost is in a network that webhooks may not reach.");
  }

  @Test
  void anUnknownHostAndOneThatDoesNotListenAreTold() throws Exception {
    assertThatThrownBy(() -> post.send(WebhookAddress.of("http://nothing.invalid/"), HEADERS, BODY))
        .hasMessage("The host nothing.invalid is not known.");
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    assertThatThrownBy(
            () -> post.send(WebhookAddress.of("http://127.0.0.1:" + port), HEADERS, BODY))
        .hasMessage("The host 127.0.0.1 does not answer at port " + port + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 100 Continue~a: b~~HTTP/1.1 202 Accepted~~ | 202
          HTTP/1.0 200~~                                      | 200
          SSH-2.0-OpenSSH~                                    | 0
          HTTP/1.1 999 x~~                                    | 0
          ''                                                  | 0
          """)
  void answersAreReadAsHttp(String answer, int status) throws Exception {
    try (ServerSocket server = answering(answer.replace("~", "\r\n"), new CountDownLatch(0))) {
      WebhookAddress address = WebhookAddress.of("http://127.0.0.1:" + server.getLocalPort());
      if (status > 0) {
        assertThat(post.send(address, HEADERS, BODY)).isEqualTo(status);
      } else {
        assertThatThrownBy(() -> post.send(address, HEADERS, BODY))
            .isInstanceOf(UndeliveredException.class);
      }
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotReadToItsEnd() throws Exception {
    try (ServerSocket server = answering("x".repeat(100_000), new CountDownLatch(0))) {
      assertThatThrownBy(
              () ->
                  post.send(
                      WebhookAddress.of("http://127.0.0.1:" + server.getLocalPort()),
                      HEADERS,
                      BODY))
          .hasMessage("The answer is not HTTP.");
    }
  }

  /** The clock ends it, whatever it waits for: here, that somebody reads. */
  @Test
  void whoeverNeitherReadsNorAnswersIsLeft() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (ServerSocket server = answering("", never)) {
      WebhookAddress address = WebhookAddress.of("http://127.0.0.1:" + server.getLocalPort());
      Thread clock =
          new Thread(
              () -> {
                while (never.getCount() > 0) {
                  post.closeOverdue();
                  java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
              });
      clock.setDaemon(true); // it goes on if the test fails
      clock.start();
      long started = System.nanoTime();
      assertThatThrownBy(() -> post.send(address, HEADERS, new byte[100_000_000]))
          .hasMessage("There was no answer within 10 seconds.");
      assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(20));
      never.countDown();
      clock.join();
    }
  }

  @Test
  void aCertificateMustBeTrustedAndOfTheHost(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                "password",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost")
            .start()
            .waitFor();
    assertThat(made).isZero();
    SSLContext context = context(file);
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String port = ":" + server.getAddress().getPort() + "/";
      WebhookPost trusting =
          new WebhookPost(OuterNetworkTest.network("127.0.0.0/8,::1"), context.getSocketFactory());
      WebhookAddress right = WebhookAddress.of("https://localhost" + port);
      assertThat(trusting.send(right, HEADERS, BODY)).isEqualTo(204);
      assertThatThrownBy(() -> post.send(right, HEADERS, BODY)).hasMessageContaining("certificate");
      assertThatThrownBy(
              () -> trusting.send(WebhookAddress.of("https://127.0.0.1" + port), HEADERS, BODY))
          .hasMessageContaining("certificate");
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "password".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "password".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", keys.getCertificate("mykey"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A server that reads the request's head, says something and ends. */
  private static ServerSocket answering(String text, CountDownLatch until) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                until.await();
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
              } catch (IOException | InterruptedException e) {
                return; // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }
}
