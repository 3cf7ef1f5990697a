package org.callboard.device;

import java.util.List;
import java.util.Optional;

/** All devices of a subscriber, revoked ones as well, as they were when they were read. */
public record SubscriberDevices(long organizationId, List<DeviceSnapshot> devices) {

  public SubscriberDevices {
    devices = List.copyOf(devices);
  }

  Optional<DeviceSnapshot> withToken(String tokenHash) {
    return devices.stream().filter(device -> device.tokenHash().equals(tokenHash)).findFirst();
  }

  Optional<DeviceSnapshot> livingOfInstallation(String installation) {
    Optional<Integer> hash = Optional.of(installation.hashCode());
    return devices.stream()
        .filter(device -> !device.revoked() && device.installationHash().equals(hash))
        .findFirst();
  }

  Optional<DeviceSnapshot> livingWithMark(String mark) {
    return devices.stream()
        .filter(device -> !device.revoked() && device.signInMark().equals(Optional.of(mark)))
        .findFirst();
  }
}
