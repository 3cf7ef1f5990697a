package org.callboard.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a request has found this server. */
record FoundAddress(UriInfo uri, HttpServletRequest servlet) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  /** Without a slash at the end. */
  String base() {
    return uri.getBaseUri().resolve(servlet.getContextPath() + "/").toString().replaceAll("/$", "");
  }

  /** The same for what phones are told, which is no plain HTTP: their secrets would go by it. */
  Optional<String> ofPhones() {
    URI found = uri.getBaseUri();
    boolean safe =
        "https".equals(found.getScheme())
            || found.getHost() != null && LOOPBACK.matcher(found.getHost()).matches();
    return safe ? Optional.of(base()) : Optional.empty();
  }
}
