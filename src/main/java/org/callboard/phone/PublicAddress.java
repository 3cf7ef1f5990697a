package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.callboard.platform.Loopback;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Where phones find this server. */
@ApplicationScoped
class PublicAddress {

  private final Settings settings;

  /** For the container's proxy only. */
  protected PublicAddress() {
    this(null);
  }

  @Inject
  PublicAddress(Settings settings) {
    this.settings = settings;
  }

  /**
   * What is set, or where this request has found the server. Empty if that was plain HTTP: there
   * the app sends asterisks instead of secrets.
   */
  Optional<String> of(HttpServletRequest request) {
    return settings.get(Setting.PUBLIC_URL).map(URI::toString).or(() -> asFound(request));
  }

  private static Optional<String> asFound(HttpServletRequest request) {
    String host = request.getServerName();
    if (host == null || !request.isSecure() && !Loopback.isHost(host)) {
      return Optional.empty();
    }
    int port =
        request.getServerPort() == (request.isSecure() ? 443 : 80) ? -1 : request.getServerPort();
    try {
      URI uri =
          new URI(
              request.isSecure() ? "https" : "http",
              null,
              host,
              port,
              request.getContextPath(),
              null,
              null);
      return Optional.of(uri.toASCIIString());
    } catch (URISyntaxException e) {
      return Optional.empty(); // a header Host that is none
    }
  }
}
