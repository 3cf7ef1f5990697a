import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Many clients on this machine send bodies byte by byte, from 127.0.0.2 and so on, and one from
 * 127.0.0.1 asks meanwhile as a phone does: by GET, which is refreshed, and by POST.
 *
 * <p>{@code java src/benchmark/SlowBodies.java BASE CONNECTIONS REQUESTS [ADDRESSES]}, where BASE is {@code
 * http://127.0.0.1:PORT} or https with any certificate. The server has the example organization.
 * Ends with status 1 unless all honest requests are answered 200.
 */
public class SlowBodies {

  private static final String LOGIN =
      "cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE";
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  public static void main(String[] arguments) throws Exception {
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
    URI base = URI.create(arguments[0]);
    int connections = Integer.parseInt(arguments[1]);
    int requests = Integer.parseInt(arguments[2]);
    if (!base.getHost().equals("127.0.0.1") || connections > 2000) {
      throw new IllegalArgumentException("Only 2,000 connections, and only to 127.0.0.1");
    }
    SSLContext tls = trusting();
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1) // as phones and proxies do
            .connectTimeout(PATIENCE)
            .build();
    boolean well = ask(client, base, requests, "before");
    int addresses = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    List<Socket> slow = begin(base, tls, connections, addresses);
    Thread dripping = new Thread(() -> drip(slow));
    dripping.setDaemon(true);
    dripping.start();
    well &= ask(client, base, requests, "during");
    System.exit(well ? 0 : 1);
  }

  private static List<Socket> begin(URI base, SSLContext tls, int connections, int addresses)
      throws IOException {
    String head =
        "POST /provisioning/global HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000\r\n\r\n";
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Socket socket = new Socket();
      socket.bind(
          new InetSocketAddress(InetAddress.getByName("127.0.0." + (2 + i % addresses)), 0));
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
      if (base.getScheme().equals("https")) {
        socket = tls.getSocketFactory().createSocket(socket, "127.0.0.1", base.getPort(), true);
      }
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    return slow;
  }

  private static void drip(List<Socket> slow) {
    while (true) {
      for (Socket socket : slow) {
        try {
          socket.getOutputStream().write('a');
        } catch (IOException e) { // refused, or ended by a limit
        }
      }
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Half of them by GET, half by POST. */
  private static boolean ask(HttpClient client, URI base, int requests, String when) {
    long[] millis = new long[requests];
    int answered = 0;
    for (int i = 0; i < requests; i++) {
      HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE);
      if (i % 2 == 0) {
        request.uri(base.resolve("/provisioning/global?" + LOGIN));
      } else {
        request
            .uri(base.resolve("/provisioning/global"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(LOGIN));
      }
      long start = System.nanoTime();
      try {
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        answered += status == 200 ? 1 : 0;
        if (status != 200) {
          System.out.println((i % 2 == 0 ? "GET " : "POST ") + status);
        }
      } catch (IOException e) {
        System.out.println((i % 2 == 0 ? "GET " : "POST ") + e);
      } catch (InterruptedException e) {
        return false;
      }
      millis[i] = (System.nanoTime() - start) / 1_000_000;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: %d of %d answered 200, p50 %d ms, p95 %d ms, max %d ms%n",
        when, answered, requests, millis[requests / 2], millis[requests * 95 / 100],
        millis[requests - 1]);
    return answered == requests;
  }

  private static SSLContext trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
    return context;
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
