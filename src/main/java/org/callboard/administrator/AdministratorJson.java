package org.callboard.administrator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.PasswordHashForm;
import org.callboard.platform.RowReader;
import org.callboard.platform.UnreadableJson;

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
    json.add("enabled", administrator.enabled());
    return UnreadableJson.addTo(json, unreadable(administrator)).build();
  }

  private static List<Violation> unreadable(AdministratorSnapshot administrator) {
    RowReader row = new RowReader("administrator " + administrator.id());
    PasswordHashForm.check(administrator.passwordHash(), row);
    return row.end();
  }
}
