package org.callboard.it.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A small HTTP client for the deployed WAR. Paths begin with a slash, after the context root. */
public final class Http {

  // RoundRobin passes on what a browser says of where it asks.
  static {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  // A server may close an idle connection while a request is on its way (RFC 9112, 9.3.1). By
  // itself this client repeats only a GET then.
  static {
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Http() {}

  /** An answer, its body read whole. */
  public record Answer(int status, HttpHeaders headers, byte[] bytes) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first value of a header, or an empty string. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + headers.map() + "\n" + text();
    }
  }

  public static Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public static Answer post(String path, String contentType, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = contentType;
    return send("POST", path, BodyPublishers.ofString(body), all);
  }

  /** Sends a request; headers are names and values in turn. */
  public static Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestRun.base() + path))
            .timeout(PATIENCE)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Names and values in turn, as a query or a form, in UTF-8. */
  public static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /**
   * Sends exactly these bytes, which no client library would, and reads until the server closes:
   * say {@code Connection: close}. {@code {path}} stands for the context root.
   */
  public static String raw(String request) {
    return raw(
        request.replace("{path}", TestRun.base().getPath()).getBytes(StandardCharsets.UTF_8));
  }

  /** The value of an {@code Authorization} header. */
  public static String basic(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * Sends exactly these bytes and reads until the server closes the connection or says nothing for
   * five seconds.
   */
  public static String raw(byte[] request) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", TestRun.httpPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      in.transferTo(answer);
    } catch (IOException e) {
      // A server that has refused may close while it is still being written to; what it said before
      // counts.
      if (answer.size() == 0) {
        throw new UncheckedIOException(e);
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
