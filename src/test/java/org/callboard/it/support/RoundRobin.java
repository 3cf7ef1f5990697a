package org.callboard.it.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that sends each request to the next node. */
public final class RoundRobin implements AutoCloseable {

  /** Of a connection, not of a request; the two clients write them themselves. */
  private static final Set<String> OF_CONNECTIONS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> nodes;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  public RoundRobin(URI... nodes) throws IOException {
    this.nodes = List.of(nodes);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests it has passed on. */
  public int count() {
    return asked.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI node = nodes.get(asked.getAndIncrement() % nodes.size());
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI().toString()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> values.forEach(value -> add(request, name, value)));
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!isOfConnection(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void add(HttpRequest.Builder request, String name, String value) {
    if (!isOfConnection(name)) {
      request.header(name, value);
    }
  }

  private static boolean isOfConnection(String name) {
    return OF_CONNECTIONS.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
