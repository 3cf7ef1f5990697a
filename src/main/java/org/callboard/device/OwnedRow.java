package org.callboard.device;

/** A row of a device, and whose it is. */
public record OwnedRow(long subscriberId, DeviceRow row) {}
