package org.callboard.device;

/** A device as it was when it was read: what is needed to recognize its token. */
public record DeviceSnapshot(
    long id, long organizationId, long subscriberId, String tokenHash, boolean revoked) {

  @Override
  public String toString() {
    return "DeviceSnapshot[" + id + "]";
  }
}
