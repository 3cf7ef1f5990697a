package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;

/** A request without headers that Jakarta REST would fail at, and that no answer depends on. */
public final class HiddenHeaders extends HttpServletRequestWrapper {

  private static final String CONTENT_TYPE = "content-type";

  private final Set<String> hidden;

  /**
   * @param hidden their names in small letters
   */
  public HiddenHeaders(HttpServletRequest request, Set<String> hidden) {
    super(request);
    this.hidden = Set.copyOf(hidden);
  }

  private boolean isHidden(String header) {
    return hidden.contains(header.toLowerCase(Locale.ROOT));
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
        Collections.list(super.getHeaderNames()).stream().filter(name -> !isHidden(name)).toList());
  }

  @Override
  public String getContentType() {
    return isHidden(CONTENT_TYPE) ? null : super.getContentType();
  }
}
