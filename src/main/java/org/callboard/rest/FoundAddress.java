package org.callboard.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.callboard.platform.Loopback;

/** Where a request has found this server. */
record FoundAddress(UriInfo uri, HttpServletRequest servlet) {

  /** Without a slash at the end. */
  String base() {
    return uri.getBaseUri().resolve(servlet.getContextPath() + "/").toString().replaceAll("/$", "");
  }

  /** The same for what phones are told, which is no plain HTTP: their secrets would go by it. */
  Optional<String> ofPhones() {
    URI found = uri.getBaseUri();
    boolean safe =
        "https".equals(found.getScheme())
            || found.getHost() != null && Loopback.isHost(found.getHost());
    return safe ? Optional.of(base()) : Optional.empty();
  }
}
