package org.callboard.security;

import java.util.Optional;

/**
 * Where a caller has found this server.
 *
 * @param base with the context root, without a slash at the end
 * @param secure whether by TLS
 * @param loopback whether the address is this machine's own, which is another one elsewhere
 * @param onThisMachine whether the caller itself is there
 * @param byUnknownProxy whether a proxy is in between that the settings do not name
 */
public record FoundAddress(
    String base, boolean secure, boolean loopback, boolean onThisMachine, boolean byUnknownProxy) {

  /** Whether the caller would find the server there again. */
  public boolean isToBeTold() {
    return !loopback || onThisMachine;
  }

  /** The address for phones. By plain HTTP the app sends asterisks instead of secrets. */
  public Optional<String> ofPhones() {
    return isToBeTold() && (secure || loopback) ? Optional.of(base) : Optional.empty();
  }
}
