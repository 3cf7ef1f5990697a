package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.IpRange;
import org.callboard.platform.ProxyHeader;

/**
 * What the named proxies in front of this server say of a request: each is believed as far as the
 * next hop that is none of them, which is the client.
 */
final class ProxyChain {

  /** More hops than any chain of proxies has; the rest is a client's nonsense. */
  private static final int MAX_HOPS = 50;

  /** A hop with its port, if it has one: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  private static final Pattern HOP =
      Pattern.compile("\\[([^]]*)](?::[0-9]+)?|([^:]*)(?::[0-9]+)?|(.*)");

  private final HttpServletRequest request;
  private final boolean forwarded;
  private final String client;
  private final int named;

  private ProxyChain(HttpServletRequest request, boolean forwarded, String client, int named) {
    this.request = request;
    this.forwarded = forwarded;
    this.client = client;
    this.named = named;
  }

  static ProxyChain of(HttpServletRequest request, List<IpRange> proxies, ProxyHeader header) {
    boolean forwarded = header == ProxyHeader.FORWARDED;
    String peer = request.getRemoteAddr();
    Optional<InetAddress> last = IpRange.address(peer);
    if (proxies.isEmpty() || last.isEmpty() || !isProxy(last.get(), proxies)) {
      return new ProxyChain(request, forwarded, peer, 0);
    }
    InetAddress hop = last.get();
    int named = 1;
    List<Optional<String>> before = values(request, forwarded, "for", "X-Forwarded-For");
    for (int i = before.size() - 1; i >= 0; i--) {
      Optional<InetAddress> told = before.get(i).map(String::strip).flatMap(ProxyChain::parsed);
      if (told.isEmpty()) {
        break; // the proxy does not know, or does not say
      }
      hop = told.get();
      if (!isProxy(hop, proxies)) {
        break;
      }
      named++;
    }
    return new ProxyChain(request, forwarded, hop.getHostAddress(), named);
  }

  private static boolean isProxy(InetAddress address, List<IpRange> proxies) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }

  /** What each hop says, the nearest one last; empty where it does not. */
  private static List<Optional<String>> values(
      HttpServletRequest request, boolean forwarded, String parameter, String header) {
    List<Optional<String>> values = new ArrayList<>();
    for (String value : Collections.list(request.getHeaders(forwarded ? "Forwarded" : header))) {
      if (forwarded) {
        ForwardedElement.of(value).forEach(element -> values.add(element.parameter(parameter)));
      } else {
        Arrays.stream(value.split(",")).map(Optional::of).forEach(values::add);
      }
    }
    return values.subList(Math.max(0, values.size() - MAX_HOPS), values.size());
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

  /** The client's address, as a text. */
  String client() {
    return client;
  }

  /** Whether the request came through a named proxy. */
  boolean isNamed() {
    return named > 0;
  }

  /** By which scheme the client asked, as the outermost of the named proxies says. */
  Optional<String> scheme() {
    return told("proto", "X-Forwarded-Proto");
  }

  /** Which host the client asked, perhaps with a port, as the outermost named proxy says. */
  Optional<String> host() {
    return told("host", "X-Forwarded-Host");
  }

  /** At which port, where the host does not say. */
  Optional<String> port() {
    return forwarded ? Optional.empty() : told("", "X-Forwarded-Port");
  }

  /**
   * A proxy overwrites a header or appends to it, and what stands further left than as many values
   * as there are named proxies is the client's own invention.
   */
  private Optional<String> told(String parameter, String header) {
    if (named == 0) {
      return Optional.empty();
    }
    List<Optional<String>> values = values(request, forwarded, parameter, header);
    return values.isEmpty()
        ? Optional.empty()
        : values
            .get(Math.max(0, values.size() - named))
            .map(String::strip)
            .filter(v -> !v.isEmpty());
  }
}
