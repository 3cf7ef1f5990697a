package org.callboard.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.security.FoundAddress;
import org.callboard.security.FoundAddresses;

/** Where phones find this server. */
@ApplicationScoped
class PublicAddress {

  private final Settings settings;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  protected PublicAddress() {
    this(null, null);
  }

  @Inject
  PublicAddress(Settings settings, FoundAddresses found) {
    this.settings = settings;
    this.found = found;
  }

  /** What is set, or where this request has found the server, if phones may be told that. */
  Optional<String> of(HttpServletRequest request) {
    return settings
        .get(Setting.PUBLIC_URL)
        .map(URI::toString)
        .or(() -> found.of(request).flatMap(FoundAddress::ofPhones));
  }
}
