package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.IpRange;
import org.callboard.platform.Loopback;

/**
 * Where callers have found this server, as their requests say. Behind a proxy that is not named in
 * the settings a request may say where the proxy finds it.
 */
@ApplicationScoped
public class FoundAddresses {

  /** Name or IPv4 address, or IPv6 address, and perhaps a port, which may be left empty. */
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?");

  /** What a resolver may take for an IPv4 address: {@code 127.1}, {@code 0x7f000001}. */
  private static final Pattern NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  private static final int MAX_PORT = 65535;
  private static final String FORWARDED = "x-forwarded-";

  /** By these a proxy says that there is one, too. */
  private static final Set<String> PROXY_HEADERS =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-host",
          "x-scheme",
          "true-client-ip",
          "cf-connecting-ip",
          "front-end-https");

  private final ClientAddresses clients;

  /** For the container's proxy only. */
  protected FoundAddresses() {
    this(null);
  }

  @Inject
  public FoundAddresses(ClientAddresses clients) {
    this.clients = clients;
  }

  /** Host and port of an address; without a port it is the one of its scheme. */
  private record Place(String name, Optional<Integer> port) {

    static Optional<Place> of(String text) {
      Matcher matcher = HOST.matcher(text.strip());
      if (!matcher.matches() || !isName(matcher.group(1))) {
        return Optional.empty();
      }
      Optional<Integer> port =
          Optional.ofNullable(matcher.group(2)).filter(p -> !p.isEmpty()).map(Integer::valueOf);
      return port.isPresent() && (port.get() == 0 || port.get() > MAX_PORT)
          ? Optional.empty()
          : Optional.of(new Place(matcher.group(1), port));
    }

    private static boolean isName(String name) {
      boolean literal = name.startsWith("[") || NUMBER.matcher(name).matches();
      return !literal || IpRange.address(name.replaceAll("[\\[\\]]", "")).isPresent();
    }

    Place orPort(Optional<Integer> other) {
      return new Place(name, port.or(() -> other));
    }
  }

  /** Empty if the request does not say, or nothing that can be an address. */
  public Optional<FoundAddress> of(HttpServletRequest request) {
    ProxyChain chain = clients.chain(request);
    boolean secure =
        chain
            .scheme()
            .map(scheme -> scheme.toLowerCase(Locale.ROOT))
            .filter(Set.of("http", "https")::contains)
            .map("https"::equals)
            .orElseGet(request::isSecure);
    boolean forwarded = isForwarded(request);
    return place(request, chain)
        .map(
            place ->
                new FoundAddress(
                    text(secure, place) + request.getContextPath(),
                    secure,
                    Loopback.isHost(place.name()),
                    !forwarded && Loopback.isAddress(request.getRemoteAddr()),
                    !chain.isNamed() && forwarded));
  }

  private static Optional<Place> place(HttpServletRequest request, ProxyChain chain) {
    Optional<Place> told = chain.host().flatMap(Place::of);
    return told.or(() -> asked(request).flatMap(Place::of))
        .map(place -> place.orPort(chain.port().flatMap(FoundAddresses::port)));
  }

  private static Optional<Integer> port(String text) {
    return Place.of("any:" + text).flatMap(Place::port);
  }

  /**
   * What the request itself says. Never {@code getServerName} alone: without a header Host it is
   * this machine's own name or address.
   */
  private static Optional<String> asked(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host != null && !host.isBlank()) {
      return Optional.of(host);
    }
    return Objects.toString(request.getProtocol(), "").startsWith("HTTP/2")
        ? Optional.of(request.getServerName() + ":" + request.getServerPort())
        : Optional.empty();
  }

  /** HTTP/1.0 is spoken by proxies; nginx does so where nobody tells it otherwise. */
  private static boolean isForwarded(HttpServletRequest request) {
    return "HTTP/1.0".equals(request.getProtocol())
        || Collections.list(request.getHeaderNames()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.startsWith(FORWARDED) || PROXY_HEADERS.contains(name));
  }

  private static String text(boolean secure, Place place) {
    int usual = secure ? 443 : 80;
    return (secure ? "https://" : "http://")
        + place.name()
        + place.port().filter(port -> port != usual).map(port -> ":" + port).orElse("");
  }
}
