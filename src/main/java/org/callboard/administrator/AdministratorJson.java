package org.callboard.administrator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.callboard.platform.Json;

/** Administrators as they are shown and recorded: without anything secret. */
public final class AdministratorJson {

  private AdministratorJson() {}

  public static JsonObject of(AdministratorSnapshot administrator) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", administrator.username())
            .add("username", administrator.username())
            .add("role", administrator.isOperator() ? "operator" : "manager");
    administrator
        .organization()
        .ifPresentOrElse(
            organization -> json.add("organization", organization.cloudId()),
            () -> json.add("organization", JsonValue.NULL));
    return json.add("enabled", administrator.enabled()).build();
  }
}
