package org.callboard.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.platform.Json;

/** Organizations as administrators and the record see them. */
public final class OrganizationJson {

  private OrganizationJson() {}

  public static JsonObject of(CloudId cloudId, OrganizationSettings settings) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", cloudId.value())
            .add("name", settings.name())
            .add("enabled", settings.enabled());
    settings
        .replacePriority()
        .ifPresentOrElse(
            priority -> json.add("replacePriority", priority.value()),
            () -> json.addNull("replacePriority"));
    return json.add("removesDialActions", settings.removesDialActions())
        .add("refreshSeconds", settings.refreshSeconds())
        .add("errorTexts", settings.errorTexts().json())
        .add("deviceTokens", settings.signIn().deviceTokens())
        .add("signedOut", settings.signIn().signedOut().label())
        .build();
  }
}
