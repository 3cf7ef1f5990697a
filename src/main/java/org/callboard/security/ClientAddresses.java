package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** More hops than any chain of proxies has; the rest is a client's nonsense. */
  private static final int MAX_HOPS = 50;

  /** A hop with its port, if it has one: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  private static final Pattern HOP =
      Pattern.compile("\\[([^]]*)](?::[0-9]+)?|([^:]*)(?::[0-9]+)?|(.*)");

  /** The parameter of {@code Forwarded} (RFC 7239) that says whom it was forwarded for. */
  private static final Pattern FORWARDED_FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for=(?:\"([^\"]*)\"|([^;,\"\\s]*))");

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
    String peer = request.getRemoteAddr();
    Optional<InetAddress> last = IpRange.address(peer);
    if (proxies.isEmpty() || last.isEmpty() || !isProxy(last.get())) {
      return peer;
    }
    InetAddress hop = last.get();
    List<String> before = hops(request);
    for (int i = before.size() - 1; i >= 0 && isProxy(hop); i--) {
      Optional<InetAddress> told = address(before.get(i));
      if (told.isEmpty()) {
        break; // the proxy does not know, or does not say
      }
      hop = told.get();
    }
    return hop.getHostAddress();
  }

  private boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }

  /** The hops of all headers of the name, the nearest last. */
  private List<String> hops(HttpServletRequest request) {
    Enumeration<String> values =
        request.getHeaders(header == ProxyHeader.FORWARDED ? "Forwarded" : "X-Forwarded-For");
    List<String> hops = new ArrayList<>();
    for (String value : Collections.list(values)) {
      hops.addAll(Arrays.asList(value.split(",")));
    }
    return hops.subList(Math.max(0, hops.size() - MAX_HOPS), hops.size());
  }

  private Optional<InetAddress> address(String hop) {
    if (header != ProxyHeader.FORWARDED) {
      return parsed(hop.strip());
    }
    Matcher matcher = FORWARDED_FOR.matcher(hop);
    return matcher.find()
        ? parsed(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  private static Optional<InetAddress> parsed(String hop) {
    Matcher matcher = HOP.matcher(hop);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return IpRange.address(matcher.group(group));
      }
    }
    return Optional.empty();
  }
}
