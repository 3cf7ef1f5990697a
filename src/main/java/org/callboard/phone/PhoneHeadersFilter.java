package org.callboard.phone;

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
 * Hides from Jakarta REST what no answer to a phone depends on: it would refuse what it cannot read
 * there, and a header must not keep anybody from signing in. The body has been read before.
 */
@WebFilter("/provisioning/*")
public class PhoneHeadersFilter implements Filter {

  private static final Set<String> HIDDEN =
      Set.of("accept", "accept-charset", "accept-language", "content-type", "if-match");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new HiddenHeaders((HttpServletRequest) request, HIDDEN), response);
  }
}
