package org.callboard.platform;

import java.util.Locale;
import java.util.Set;

/** The machine itself, to which plain HTTP is safe, and which nobody else finds there. */
public final class Loopback {

  private static final Set<String> NAMES =
      Set.of(
          "localhost",
          "localhost.localdomain",
          "localhost4",
          "localhost4.localdomain4",
          "localhost6",
          "localhost6.localdomain6",
          "ip6-localhost",
          "ip6-loopback");

  private Loopback() {}

  /** Whether the host of an address is the machine itself, however it is written. */
  public static boolean isHost(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|(%[^]]*)?]$|\\.+$", "");
    return NAMES.contains(name) || name.endsWith(".localhost") || isAddress(name);
  }

  /** Whether an IP address is the machine itself: {@code 0.0.0.0} is so where it is asked. */
  public static boolean isAddress(String literal) {
    return IpRange.address(literal)
        .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
        .isPresent();
  }
}
