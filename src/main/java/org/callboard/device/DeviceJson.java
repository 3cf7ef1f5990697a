package org.callboard.device;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/** Devices and one-time codes as they are shown and recorded. */
public final class DeviceJson {

  private DeviceJson() {}

  public static JsonObject of(DeviceView device) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", device.id())
            .add("label", device.label())
            .add("agent", device.agent());
    device
        .installation()
        .ifPresentOrElse(i -> json.add("installation", i), () -> json.addNull("installation"));
    json.add("firstSeen", device.firstSeen().toString());
    device
        .lastSeen()
        .ifPresentOrElse(
            time -> json.add("lastSeen", time.toString()), () -> json.addNull("lastSeen"));
    return UnreadableJson.addTo(json.add("revoked", device.revoked()), device.unreadable()).build();
  }

  public static JsonObject of(CodeView code) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", code.id())
            .add("created", code.created().toString())
            .add("expires", code.expires().toString());
    code.createdBy()
        .ifPresentOrElse(
            administrator -> json.add("createdBy", administrator), () -> json.addNull("createdBy"));
    return UnreadableJson.addTo(json, code.unreadable()).build();
  }
}
