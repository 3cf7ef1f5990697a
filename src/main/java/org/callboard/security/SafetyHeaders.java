package org.callboard.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.callboard.platform.RequestId;

/**
 * What every answer tells browsers, which may be led to any address here: it is what its type says
 * and nothing else, it runs nothing, no page frames it, and its address goes to nobody. And under
 * which id its request is found.
 */
@WebFilter("/*")
public class SafetyHeaders implements Filter {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer");

  /** For answers that filters do not see. */
  static void addTo(HttpServletRequest request, HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
    response.setHeader(RequestId.HEADER, RequestIds.of(request));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    addTo((HttpServletRequest) request, (HttpServletResponse) response);
    chain.doFilter(request, response);
  }
}
