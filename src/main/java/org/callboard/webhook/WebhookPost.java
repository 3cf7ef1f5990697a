package org.callboard.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a message and reads the status of the answer. It connects to the very address that it has
 * looked at, which no HTTP client of the platform promises: a name that is looked up twice may mean
 * two addresses. It follows no redirects and keeps no connections.
 */
@ApplicationScoped
public class WebhookPost {

  /** The beginning of an answer, and its status. */
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  private static final int FIRST_FINAL = 200;

  private final OuterNetwork network;
  private final SSLSocketFactory tls;

  /** Connections that are open, and when their time is over. */
  private final Map<Socket, Long> open = new ConcurrentHashMap<>();

  /** For the container's proxy only. */
  protected WebhookPost() {
    network = null;
    tls = null;
  }

  @Inject
  WebhookPost(OuterNetwork network) {
    this(network, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  WebhookPost(OuterNetwork network, SSLSocketFactory tls) {
    this.network = network;
    this.tls = tls;
  }

  /**
   * Posts and waits for the answer.
   *
   * @return its status
   * @throws UndeliveredException with a sentence, if there is none
   */
  public int send(WebhookAddress address, Map<String, String> headers, byte[] body)
      throws UndeliveredException {
    InetAddress checked = checked(address);
    long end = System.nanoTime() + WebhookBounds.ANSWERING.toNanos();
    try (Socket plain = new Socket()) {
      open.put(plain, end);
      try {
        connect(plain, checked, address);
        Socket socket = address.isSecure() ? secured(plain, address, end) : plain;
        socket.getOutputStream().write(request(address, headers, body));
        socket.getOutputStream().flush();
        return status(socket, end);
      } finally {
        open.remove(plain);
      }
    } catch (UndeliveredException e) {
      throw e;
    } catch (SSLException e) {
      throw new UndeliveredException(
          "There is no secure connection: the certificate is not trusted, has expired or names"
              + " another host.");
    } catch (IOException e) {
      throw new UndeliveredException(
          System.nanoTime() >= end || e instanceof SocketTimeoutException
              ? "There was no answer within " + WebhookBounds.ANSWERING.toSeconds() + " seconds."
              : "The connection was closed before there was an answer.");
    }
  }

  /** Ends what takes too long, whatever it waits for; somebody calls it every second. */
  public void closeOverdue() {
    long now = System.nanoTime();
    open.forEach(
        (socket, end) -> {
          if (now - end >= 0) {
            close(socket);
          }
        });
  }

  /** Ends all, because the server stops. */
  public void closeAll() {
    open.keySet().forEach(WebhookPost::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // whoever waits for it learns of it in another way
    }
  }

  /** The address that the name has now, if all that it has lie outside. */
  private InetAddress checked(WebhookAddress address) throws UndeliveredException {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new UndeliveredException("The host " + address.host() + " is not known.");
    }
    for (InetAddress one : all) {
      if (!network.has(one)) {
        throw new UndeliveredException(
            "The host " + address.host() + " is in a network that webhooks may not reach.");
      }
    }
    return all[0];
  }

  private static void connect(Socket socket, InetAddress checked, WebhookAddress address)
      throws UndeliveredException {
    try {
      socket.connect(
          new InetSocketAddress(checked, address.port()),
          (int) WebhookBounds.CONNECTING.toMillis());
    } catch (IOException e) {
      throw new UndeliveredException(
          "The host " + address.host() + " does not answer at port " + address.port() + ".");
    }
  }

  /** By the name, not by the address: the certificate must be of the host that was meant. */
  private Socket secured(Socket plain, WebhookAddress address, long end) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(left(end));
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(WebhookAddress address, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder("POST " + address.target() + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** The first status that is no interim one. The rest of the answer is of no interest. */
  private static int status(Socket socket, long end) throws IOException {
    InputStream in = socket.getInputStream();
    int read = 0;
    boolean atStatus = true;
    StringBuilder line = new StringBuilder();
    while (read < WebhookBounds.ANSWER_BYTES) {
      socket.setSoTimeout(left(end));
      int next = in.read();
      read++;
      if (next < 0 && line.isEmpty()) {
        throw new UndeliveredException("The connection was closed before there was an answer.");
      }
      if (next >= 0 && next != '\n') {
        line.append((char) next);
        continue;
      }
      String text = line.toString().replaceAll("\r$", "");
      line.setLength(0);
      if (atStatus) {
        int status = status(text);
        if (status >= FIRST_FINAL) {
          return status;
        }
      }
      atStatus = text.isEmpty(); // behind the headers of an interim answer
    }
    throw new UndeliveredException("The answer is not HTTP.");
  }

  private static int status(String line) throws UndeliveredException {
    Matcher matcher = STATUS.matcher(line);
    if (!matcher.matches()) {
      throw new UndeliveredException("The answer is not HTTP.");
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** Milliseconds. */
  private static int left(long end) throws SocketTimeoutException {
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) left;
  }
}
