package org.callboard.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/** Organizations as administrators and the record see them. */
public final class OrganizationJson {

  private OrganizationJson() {}

  /** An organization as it is, with what of it cannot be read. */
  public static JsonObject of(OrganizationSnapshot organization) {
    return UnreadableJson.addTo(
            Json.createObjectBuilder(of(organization.cloudId(), organization.settings())),
            organization.unreadable())
        .build();
  }

  /** One of which everything can be read. */
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
