package org.callboard.administration;

import java.util.List;
import org.callboard.device.OwnedDevice;

/**
 * Devices that were signed out at once, or would be.
 *
 * @param dryRun whether nothing was done
 */
public record RevokedDevices(boolean dryRun, List<OwnedDevice> devices) {

  public RevokedDevices {
    devices = List.copyOf(devices);
  }
}
