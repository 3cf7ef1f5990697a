package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
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
    add(json, "globalAsOf", device.globalAsOf());
    add(json, "accountAsOf", device.accountAsOf());
    return json.add("upToDate", device.upToDate()).build();
  }

  private static void add(JsonObjectBuilder json, String name, Optional<Instant> time) {
    time.ifPresentOrElse(t -> json.add(name, t.toString()), () -> json.addNull(name));
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
