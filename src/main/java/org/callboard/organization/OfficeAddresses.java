package org.callboard.organization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.IpRange;
import org.callboard.platform.JsonForm;

/**
 * The addresses of an organization's offices, from which many of its phones come: wrong passwords
 * from there do not slow down the others there. The limits of each name stay.
 *
 * @param ranges each no wider than an office can be
 */
public record OfficeAddresses(List<IpRange> ranges) {

  public static final OfficeAddresses NONE = new OfficeAddresses(List.of());

  private static final String FIELD = "allowedAddresses";
  private static final int MAX = 50;
  private static final int FEWEST_BITS = 16;
  private static final int FEWEST_BITS_OF_IPV6 = 32;
  private static final int IPV4_BITS = 32;
  private static final String SEPARATOR = ",";

  /** An array of addresses and ranges. */
  static final JsonForm<OfficeAddresses> FORM =
      JsonForm.TEXT
          .as(OfficeAddresses::range, IpRange::text)
          .list()
          .as(OfficeAddresses::new, OfficeAddresses::ranges);

  public OfficeAddresses {
    ranges = ranges.stream().distinct().toList();
    if (ranges.size() > MAX) {
      throw new InvalidValueException(FIELD, "must be at most " + MAX + " addresses or ranges.");
    }
  }

  private static IpRange range(String text) {
    IpRange range =
        IpRange.of(text.strip())
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        FIELD,
                        "must be IP addresses or ranges, such as 192.0.2.7 or 2001:db8::/48."));
    boolean isIpv4 = range.first().getAddress().length * Byte.SIZE == IPV4_BITS;
    if (range.bits() < (isIpv4 ? FEWEST_BITS : FEWEST_BITS_OF_IPV6)) {
      throw new InvalidValueException(
          FIELD, "must be offices: /16 is the widest range, /32 with IPv6.");
    }
    return range;
  }

  /** Reads what {@link #stored} wrote. */
  static OfficeAddresses ofStored(String stored) {
    return stored == null
        ? NONE
        : new OfficeAddresses(
            Arrays.stream(stored.split(SEPARATOR)).map(OfficeAddresses::range).toList());
  }

  /** As the database has it; null if there are none. */
  String stored() {
    return ranges.isEmpty()
        ? null
        : ranges.stream().map(IpRange::text).collect(Collectors.joining(SEPARATOR));
  }

  /** Whether an address is one of these. What is no address is none. */
  public boolean contain(String address) {
    return !ranges.isEmpty()
        && Optional.of(address)
            .flatMap(IpRange::address)
            .filter(parsed -> ranges.stream().anyMatch(range -> range.contains(parsed)))
            .isPresent();
  }
}
