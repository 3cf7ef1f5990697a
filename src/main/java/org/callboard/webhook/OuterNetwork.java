package org.callboard.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.callboard.platform.IpRange;
import org.callboard.platform.Outgoing;
import org.callboard.platform.Settings;

/**
 * Which addresses lie outside: on the public internet, or in a network that a setting allows. From
 * here a stranger's address must not reach what only this server reaches.
 */
@ApplicationScoped
public class OuterNetwork {

  /** All of IPv4 that is nobody's on the internet (IANA's registry of special addresses). */
  private static final List<IpRange> SPECIAL_4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Of IPv6, only this is given to anybody on the internet. */
  private static final List<IpRange> GLOBAL_6 = ranges("2000::/3");

  /** And not these parts: protocols, ways into IPv4, documentation. */
  private static final List<IpRange> SPECIAL_6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** What stands for an IPv4 address where there is only IPv6: its last four bytes. */
  private static final List<IpRange> TRANSLATED = ranges("64:ff9b::/96");

  private static final int LENGTH_4 = 4;

  private final List<IpRange> allowed;

  /** For the container's proxy only. */
  protected OuterNetwork() {
    allowed = List.of();
  }

  @Inject
  OuterNetwork(Settings settings) {
    allowed = settings.get(Outgoing.WEBHOOK_NETWORKS).orElse(List.of());
  }

  /** Whether this address may be connected to. */
  public boolean has(InetAddress address) {
    return isIn(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address.getAddress().length == LENGTH_4) {
      return !isIn(SPECIAL_4, address);
    }
    if (isIn(TRANSLATED, address)) {
      return isPublic(translated(address));
    }
    return isIn(GLOBAL_6, address) && !isIn(SPECIAL_6, address);
  }

  private static InetAddress translated(InetAddress address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(bytes, bytes.length - LENGTH_4, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static boolean isIn(List<IpRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<IpRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> IpRange.of(text).orElseThrow()).toList();
  }
}
