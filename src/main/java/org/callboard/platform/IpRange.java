package org.callboard.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Neighbouring IP addresses, as CIDR writes them: {@code 192.0.2.0/24}, {@code 2001:db8::/32}. An
 * address alone is a range of one.
 *
 * @param first an address of the range
 * @param bits how many bits all addresses of the range have in common
 */
public record IpRange(InetAddress first, int bits) {

  /** The part of an IPv6 address that is a network's; the rest its owner chooses at will. */
  private static final int NETWORK_BITS = 64;

  private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

  /**
   * What {@link InetAddress} reads without asking a name server: it takes what begins with a dot
   * for a name.
   */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}"
              + "|(?!\\.)[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** The range of this text; empty if it is none. */
  public static Optional<IpRange> of(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return address(matcher.group(1))
        .flatMap(
            first -> {
              int all = first.getAddress().length * Byte.SIZE;
              int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
              return bits <= all ? Optional.of(new IpRange(first, bits)) : Optional.empty();
            });
  }

  /** The address that is written so; empty if it is none. A name is never looked up. */
  public static Optional<InetAddress> address(String literal) {
    if (!isLiteral(literal)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static boolean isLiteral(String text) {
    return LITERAL.matcher(text).matches();
  }

  /**
   * The network that an address belongs to, as a text: whoever has one IPv6 address has 2^64 of
   * them. What is no address stays what it is.
   */
  public static String networkOf(String address) {
    return address(address)
        .filter(parsed -> parsed.getAddress().length * Byte.SIZE > NETWORK_BITS)
        .map(parsed -> networkOf(parsed.getAddress()))
        .orElse(address);
  }

  private static String networkOf(byte[] address) {
    for (int i = NETWORK_BITS / Byte.SIZE; i < address.length; i++) {
      address[i] = 0;
    }
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + NETWORK_BITS;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("These are as many bytes as before", e);
    }
  }

  /** As CIDR writes it; an address alone as itself. */
  public String text() {
    boolean isOne = bits == first.getAddress().length * Byte.SIZE;
    return first.getHostAddress() + (isOne ? "" : "/" + bits);
  }

  /** Whether the address is in the range. */
  public boolean contains(InetAddress address) {
    byte[] these = first.getAddress();
    byte[] others = address.getAddress();
    if (these.length != others.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((these[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
