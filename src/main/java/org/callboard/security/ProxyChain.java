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
    List<String> before = values(request, forwarded ? "Forwarded" : "X-Forwarded-For");
    for (int i = before.size() - 1; i >= 0; i--) {
      Optional<InetAddress> told = address(before.get(i), forwarded);
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

  /** Of all headers of the name, the nearest hop's last. */
  private static List<String> values(HttpServletRequest request, String header) {
    List<String> values = new ArrayList<>();
    for (String value : Collections.list(request.getHeaders(header))) {
      values.addAll(Arrays.asList(value.split(",")));
    }
    return values.subList(Math.max(0, values.size() - MAX_HOPS), values.size());
  }

  private static Optional<InetAddress> address(String hop, boolean forwarded) {
    return forwarded ? parameter(hop, "for").flatMap(ProxyChain::parsed) : parsed(hop.strip());
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

  /** A parameter of an element of {@code Forwarded} (RFC 7239). */
  private static Optional<String> parameter(String element, String name) {
    Matcher matcher =
        Pattern.compile("(?i)(?:^|;)\\s*" + name + "=(?:\"([^\"]*)\"|([^;,\"\\s]*))")
            .matcher(element);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
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
    List<String> values = values(request, forwarded ? "Forwarded" : header);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String value = values.get(Math.max(0, values.size() - named)).strip();
    return (forwarded ? parameter(value, parameter) : Optional.of(value)).filter(v -> !v.isEmpty());
  }
}
