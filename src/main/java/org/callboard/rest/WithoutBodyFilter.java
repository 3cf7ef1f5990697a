package org.callboard.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.callboard.security.HiddenHeaders;

/**
 * Hides the type of a body that a request cannot have. Jersey reads it before any filter of Jakarta
 * REST, and refuses one that it cannot read.
 */
@WebFilter("/api/*")
public class WithoutBodyFilter implements Filter {

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
  private static final Set<String> HIDDEN = Set.of("content-type");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    chain.doFilter(
        WITHOUT_BODY.contains(http.getMethod()) ? new HiddenHeaders(http, HIDDEN) : http, response);
  }
}
