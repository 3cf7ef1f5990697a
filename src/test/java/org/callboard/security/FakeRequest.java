package org.callboard.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** As much of a servlet request as Callboard may look at; anything else fails. */
public final class FakeRequest implements InvocationHandler {

  private final String method;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private String remoteAddress = "192.0.2.1";
  private String protocol = "HTTP/1.1";
  private boolean secure;
  private String query;
  private InputStream body = new ByteArrayInputStream(new byte[0]);
  private long length = -1;
  private int bytesRead;

  public FakeRequest(String method) {
    this.method = method;
  }

  /** From another machine than a client's usual one. */
  public FakeRequest from(String address) {
    remoteAddress = address;
    return this;
  }

  public FakeRequest protocol(String name) {
    protocol = name;
    return this;
  }

  /** By TLS. */
  public FakeRequest secure(boolean byTls) {
    secure = byTls;
    return this;
  }

  public FakeRequest query(String text) {
    query = text;
    return this;
  }

  public FakeRequest header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  public FakeRequest body(String contentType, String text) {
    return body(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public FakeRequest body(String contentType, byte[] bytes) {
    length = bytes.length;
    return header("Content-Type", contentType).chunked(new ByteArrayInputStream(bytes));
  }

  /** A body of which the headers do not say how long it is. */
  public FakeRequest chunked(InputStream bytes) {
    body = bytes;
    return this;
  }

  public FakeRequest withoutLength() {
    length = -1;
    return this;
  }

  public FakeRequest claimingLength(long claimed) {
    length = claimed;
    return this;
  }

  /** How much of the body was read. */
  public int bytesRead() {
    return bytesRead;
  }

  /** What was put into the request. */
  public Object attribute(String name) {
    return attributes.get(name);
  }

  public HttpServletRequest asServletRequest() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, this);
  }

  @Override
  public Object invoke(Object proxy, Method called, Object[] arguments) {
    return switch (called.getName()) {
      case "getMethod" -> method;
      case "getRemoteAddr" -> remoteAddress;
      case "getProtocol" -> protocol;
      case "isSecure" -> secure;
      case "getContextPath" -> "/callboard";
      case "getServerName" -> "name.of.http2.example.com";
      case "getServerPort" -> 443;
      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
      case "getHeaders" -> headers((String) arguments[0]);
      case "getQueryString" -> query;
      case "getHeader" -> headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
      case "getContentType" -> headers.get("content-type");
      case "getContentLengthLong" -> length;
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "getInputStream" -> new Stream();
      default -> throw new AssertionError("The servers differ in " + called.getName());
    };
  }

  /** A header that stands several times is given with line feeds between its values. */
  private Enumeration<String> headers(String name) {
    String values = headers.get(name.toLowerCase(Locale.ROOT));
    return Collections.enumeration(values == null ? List.of() : List.of(values.split("\n")));
  }

  private final class Stream extends ServletInputStream {

    @Override
    public int read() throws IOException {
      int read = body.read();
      bytesRead += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public boolean isFinished() {
      throw new AssertionError("Nobody reads asynchronously");
    }

    @Override
    public boolean isReady() {
      throw new AssertionError("Nobody reads asynchronously");
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new AssertionError("Nobody reads asynchronously");
    }
  }
}
