package org.callboard.device;

import java.util.Optional;

/**
 * A device as it was when it was read: what is needed to recognize it.
 *
 * @param signInMark of its installation and of the secret it signed in by, if both are kept
 * @param installationHash short, for memory: it tells apart the devices of one subscriber
 */
public record DeviceSnapshot(
    long id,
    long organizationId,
    long subscriberId,
    String tokenHash,
    boolean revoked,
    Optional<String> signInMark,
    Optional<Integer> installationHash) {

  @Override
  public String toString() {
    return "DeviceSnapshot[" + id + "]";
  }
}
