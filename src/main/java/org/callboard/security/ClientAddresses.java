package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.callboard.platform.IpRange;
import org.callboard.platform.ProxyHeader;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * Where requests come from. Only the proxies of the settings are believed when they say that a
 * request is another's: the address is the last one that no such proxy has.
 */
@ApplicationScoped
public class ClientAddresses {

  private final List<IpRange> proxies;
  private final ProxyHeader header;

  /** For the container's proxy only. */
  protected ClientAddresses() {
    proxies = List.of();
    header = null;
  }

  @Inject
  public ClientAddresses(Settings settings) {
    proxies = settings.get(Setting.PROXIES).orElse(List.of());
    header = settings.get(Setting.PROXY_HEADER);
  }

  /** The client's address, as a text. */
  public String of(HttpServletRequest request) {
    return chain(request).client();
  }

  /** What the proxies say of the request. */
  ProxyChain chain(HttpServletRequest request) {
    return ProxyChain.of(request, proxies, header);
  }
}
