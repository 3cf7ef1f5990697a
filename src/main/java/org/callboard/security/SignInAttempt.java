package org.callboard.security;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.callboard.platform.IpRange;

/**
 * Somebody who is not recognized yet wants a password checked.
 *
 * @param credential what was sent
 * @param address where the request comes from
 * @param office whether that is an office of whom it names, as far as memory knows
 * @param countedName of {@link Recognizable}, that it counts for, as far as memory knows
 */
public record SignInAttempt(
    Recognizable credential,
    String address,
    BooleanSupplier office,
    Supplier<List<String>> countedName) {

  /** One from an address that is like any other. */
  public SignInAttempt(Recognizable credential, String address) {
    this(credential, address, () -> false);
  }

  /** One that counts for the name that was sent. */
  public SignInAttempt(Recognizable credential, String address, BooleanSupplier office) {
    this(credential, address, office, credential::name);
  }

  /** Whom it is about: what was sent may be one of several names. */
  List<String> name() {
    return countedName.get();
  }

  /** The door that it came to, by the kind of its credential. */
  String door() {
    return credential.name().get(0);
  }

  /** The source of requests that its address is of: of IPv6 the network. */
  String network() {
    return IpRange.networkOf(address);
  }

  /** Whose places at the slow hash it takes. */
  List<String> sources() {
    return List.of("address " + network(), "name " + String.join("\0", name()));
  }

  @Override
  public String toString() {
    return "SignInAttempt[" + address + "]";
  }
}
