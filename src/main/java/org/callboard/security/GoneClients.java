package org.callboard.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;

/**
 * A client that ends the connection before its answer is there is not the server's trouble, but
 * JAX-RS would log a stack trace, or two, of each. What is written for such a client goes nowhere;
 * whoever makes a long answer should {@linkplain #isGone ask} and stop.
 */
@WebFilter("/*")
public class GoneClients implements Filter {

  private static final Logger LOG = Log.of(GoneClients.class);

  /** The answer of this thread's request. */
  private static final ThreadLocal<Response> ANSWER = new ThreadLocal<>();

  /** Whether nobody will read what this thread's request is going to be answered. */
  public static boolean isGone() {
    Response answer = ANSWER.get();
    return answer != null && answer.output != null && answer.output.gone;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Response answer = new Response((HttpServletResponse) response);
    ANSWER.set(answer);
    try {
      chain.doFilter(request, answer);
    } finally {
      ANSWER.remove();
    }
  }

  private static final class Response extends HttpServletResponseWrapper {

    private Output output;

    Response(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (output == null) {
        output = new Output(super.getOutputStream());
      }
      return output;
    }

    @Override
    public void flushBuffer() {
      Output.attempt(super::flushBuffer);
    }
  }

  /** Takes everything, also when nobody is there to read it. */
  private static final class Output extends ServletOutputStream {

    private final ServletOutputStream client;
    private boolean gone;

    Output(ServletOutputStream client) {
      this.client = client;
    }

    @FunctionalInterface
    private interface Sending {

      void send() throws IOException;
    }

    /** Whether the client was there. */
    static boolean attempt(Sending sending) {
      try {
        sending.send();
        return true;
      } catch (IOException e) {
        LOG.log(Level.FINE, "A client was gone before its answer was there", e);
        return false;
      }
    }

    private void unlessGone(Sending sending) {
      gone = gone || !attempt(sending);
    }

    @Override
    public void write(int one) {
      unlessGone(() -> client.write(one));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      unlessGone(() -> client.write(bytes, from, length));
    }

    @Override
    public void flush() {
      unlessGone(client::flush);
    }

    @Override
    public void close() {
      unlessGone(client::close);
    }

    @Override
    public boolean isReady() {
      return gone || client.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      client.setWriteListener(listener);
    }
  }
}
