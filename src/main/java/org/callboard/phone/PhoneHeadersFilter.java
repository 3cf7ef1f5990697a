package org.callboard.phone;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;

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
    chain.doFilter(new WithoutHidden((HttpServletRequest) request), response);
  }

  private static boolean isHidden(String header) {
    return HIDDEN.contains(header.toLowerCase(Locale.ROOT));
  }

  private static final class WithoutHidden extends HttpServletRequestWrapper {

    private WithoutHidden(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isHidden(name))
              .toList());
    }

    @Override
    public String getContentType() {
      return null;
    }
  }
}
