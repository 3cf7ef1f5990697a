package org.callboard.administrator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.platform.Json;
import org.callboard.platform.StateVersion;
import org.callboard.platform.UnreadableJson;

/** Administrators as they are shown and recorded: without anything secret. */
public final class AdministratorJson {

  /** Shown only: it follows from who has disabled the administrator. */
  public static final String DISABLED_BY_OPERATOR = "disabledByOperator";

  private AdministratorJson() {}

  /** What an edit has made. */
  static JsonObject recorded(AdministratorSnapshot after, boolean passwordChanged) {
    JsonObject json = of(after);
    return passwordChanged
        ? Json.createObjectBuilder(json).add("password", "(changed)").build()
        : json;
  }

  /** By which an edit says what it has seen. */
  public static String version(AdministratorSnapshot administrator) {
    return StateVersion.of(of(administrator));
  }

  public static JsonObject of(AdministratorSnapshot administrator) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", administrator.username())
            .add("username", administrator.username());
    administrator
        .role()
        .ifPresentOrElse(role -> json.add("role", role.label()), () -> json.addNull("role"));
    administrator
        .organization()
        .ifPresentOrElse(
            organization -> json.add("organization", organization.cloudId()),
            () -> json.addNull("organization"));
    json.add("enabled", administrator.enabled())
        .add("service", administrator.service())
        .add(DISABLED_BY_OPERATOR, administrator.disabledByOperator());
    return UnreadableJson.addTo(json, administrator.unreadable()).build();
  }
}
