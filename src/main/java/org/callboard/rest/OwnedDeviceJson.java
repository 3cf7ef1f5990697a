package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.callboard.administration.RevokedDevices;
import org.callboard.device.DeviceJson;
import org.callboard.device.OwnedDevice;
import org.callboard.platform.Json;

/** Devices of a whole organization. */
final class OwnedDeviceJson {

  /** Of a report; more are counted only. */
  private static final int MAX_LINES = 1000;

  private OwnedDeviceJson() {}

  static JsonObject of(OwnedDevice device) {
    JsonObjectBuilder json =
        Json.createObjectBuilder(DeviceJson.of(device.device()))
            .add("username", device.username())
            .add("lastContact", device.lastContact().toString());
    json.add("globalAsOf", Json.orNull(device.globalAsOf().map(Instant::toString)));
    json.add("accountAsOf", Json.orNull(device.accountAsOf().map(Instant::toString)));
    return json.add("upToDate", device.upToDate()).build();
  }

  /** Which devices were signed out. */
  static JsonObject of(RevokedDevices revoked) {
    JsonArrayBuilder devices = Json.createArrayBuilder();
    revoked.devices().stream()
        .limit(MAX_LINES)
        .forEach(
            device ->
                devices.add(
                    Json.createObjectBuilder()
                        .add("id", device.device().id())
                        .add("label", device.device().label())
                        .add("username", device.username())));
    return Json.createObjectBuilder()
        .add("dryRun", revoked.dryRun())
        .add("count", revoked.devices().size())
        .add("devices", devices)
        .build();
  }
}
