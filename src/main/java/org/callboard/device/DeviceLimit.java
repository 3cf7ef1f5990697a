package org.callboard.device;

import java.util.List;
import org.callboard.platform.EditRefusedException;

/**
 * How many devices a subscriber may have.
 *
 * @param replaces whether one more ends another one
 */
record DeviceLimit(int max, boolean replaces) {

  /**
   * Which devices end so that there is room for one.
   *
   * @param living without the one that signs in
   * @throws EditRefusedException (conflict) if none is to end and there is no room
   */
  List<DeviceRow> toEnd(List<DeviceRow> living) {
    int tooMany = living.size() - max + 1;
    if (tooMany <= 0) {
      return List.of();
    }
    if (!replaces) {
      throw EditRefusedException.conflict(
          "This account has reached its limit of devices: "
              + max
              + ". Ask your administrator to sign one of them out.");
    }
    return living.stream().sorted(DeviceRow.FIRST_TO_GO).limit(tooMany).toList();
  }
}
