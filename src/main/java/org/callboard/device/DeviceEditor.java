package org.callboard.device;

import jakarta.ejb.Stateless;
import org.callboard.organization.OrganizationSnapshot;

/** Makes and revokes devices, each edit with its record and its row in the feed. */
@Stateless
public class DeviceEditor {

  /**
   * Makes a device, or gives the device of the same installation a new token. A code is used up in
   * the same transaction.
   *
   * @return the new token; known only now
   * @throws CodeUsedException if somebody else has used the code meanwhile
   * @throws org.callboard.platform.EditRefusedException (conflict) if there are as many devices as
   *     there may be, and the setting says that the oldest is to stay
   */
  public DeviceToken signIn(SignIn signIn) {
    throw new UnsupportedOperationException("HELPER-B");
  }

  /** Ends the token of one device. */
  public void revoke(
      OrganizationSnapshot organization, long subscriberId, String username, String deviceId) {
    throw new UnsupportedOperationException("HELPER-B");
  }

  /** Ends the tokens of all the subscriber's devices. */
  public void revokeAll(OrganizationSnapshot organization, long subscriberId, String username) {
    throw new UnsupportedOperationException("HELPER-B");
  }

  /** Gives a device another label. */
  public void rename(
      OrganizationSnapshot organization,
      long subscriberId,
      String username,
      String deviceId,
      String label) {
    throw new UnsupportedOperationException("HELPER-B");
  }
}
