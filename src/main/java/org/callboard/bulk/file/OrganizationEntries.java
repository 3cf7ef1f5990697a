package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;
import org.callboard.password.PasswordHasher;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/** Makes values of the pieces of an export. */
final class OrganizationEntries {

  private static final Set<String> SUBSCRIBER =
      Set.of(
          "username",
          "displayName",
          "enabled",
          "groups",
          "passwordHash",
          "layer",
          "attributes",
          UnreadableJson.MEMBER);

  private static final Set<String> SETTINGS =
      Set.of(
          "id",
          "name",
          "enabled",
          "replacePriority",
          "removesDialActions",
          "refreshSeconds",
          "errorTexts",
          "deviceTokens",
          "signedOut",
          UnreadableJson.MEMBER);

  private OrganizationEntries() {}

  /**
   * @param untold what counts where the file, perhaps of an earlier version, does not say it
   */
  static OrganizationSettings settings(JsonObject json, SignInSettings untold) {
    JsonMembers.known(json, SETTINGS);
    try {
      return new OrganizationSettings(
          JsonMembers.text(json, "name").orElse(""),
          JsonMembers.flag(json, "enabled").orElse(true),
          JsonMembers.number(json, "replacePriority").map(ReplacePriority::new),
          JsonMembers.flag(json, "removesDialActions").orElse(false),
          JsonMembers.number(json, "refreshSeconds").orElse(OrganizationSettings.DEFAULT_REFRESH),
          json.containsKey("errorTexts")
              ? ErrorTexts.of(json.getJsonObject("errorTexts"))
              : ErrorTexts.NONE,
          new SignInSettings(
              JsonMembers.flag(json, "deviceTokens").orElse(untold.deviceTokens()),
              JsonMembers.text(json, "signedOut")
                  .map(SignInSettings.SignedOut::of)
                  .orElse(untold.signedOut())));
    } catch (ClassCastException e) {
      throw new InvalidValueException("errorTexts", "must be an object.");
    }
  }

  static GroupName group(JsonObject json) {
    JsonMembers.known(json, Set.of("name", "layer"));
    return new GroupName(JsonMembers.text(json, "name").orElse(""));
  }

  /**
   * @param cipher empty if the file has no secrets, or nobody has given the passphrase
   */
  static SubscriberEntry subscriber(JsonObject json, Optional<ExportCipher> cipher) {
    JsonMembers.known(json, SUBSCRIBER);
    Username username = new Username(JsonMembers.text(json, "username").orElse(""));
    try {
      Optional<String> hash =
          cipher.flatMap(
              c ->
                  JsonMembers.text(json, "passwordHash")
                      .map(secret -> c.decrypt(secret, username.key())));
      hash.ifPresent(PasswordHasher::checkStored);
      Optional<List<GroupName>> groups =
          Optional.ofNullable(json.getJsonArray("groups"))
              .map(
                  array ->
                      array.getValuesAs(JsonString.class).stream()
                          .map(name -> new GroupName(name.getString()))
                          .toList());
      return new SubscriberEntry(
          username,
          Optional.of(JsonMembers.text(json, "displayName").orElse("")),
          Optional.of(JsonMembers.flag(json, "enabled").orElse(true)),
          hash,
          groups,
          Optional.ofNullable(json.getJsonObject("attributes"))
              .map(Attributes::of)
              .orElse(Attributes.NONE));
    } catch (ClassCastException e) {
      throw new InvalidValueException("subscriber", "has a member of the wrong type.");
    }
  }

  /** The name of a piece for the report, whatever else is wrong with it. */
  static String name(JsonObject json, String member) {
    return json.get(member) instanceof JsonString name ? name.getString() : "";
  }
}
