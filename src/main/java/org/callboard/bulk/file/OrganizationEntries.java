package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;
import org.callboard.password.PasswordHasher;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonBody;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/** Makes values of the pieces of an export. */
final class OrganizationEntries {

  /** The member that has what {@link ImportedLayer} reads. */
  static final String LAYER = "layer";

  private OrganizationEntries() {}

  /**
   * @param untold what counts where the file, perhaps of an earlier version, does not say it
   * @throws InvalidValueException with all that is wrong with it
   */
  static OrganizationSettings settings(JsonBody json, SignInSettings untold) {
    json.ignore("id", UnreadableJson.MEMBER);
    String name = json.requiredText("name");
    boolean enabled = json.flag("enabled").orElse(true);
    Optional<Integer> priority = json.integer("replacePriority");
    boolean removesDialActions = json.flag("removesDialActions").orElse(false);
    int refresh = json.integer("refreshSeconds").orElse(OrganizationSettings.DEFAULT_REFRESH);
    ErrorTexts texts =
        json.value("errorTexts")
            .map(value -> json.make(() -> errorTexts(value), ErrorTexts.NONE))
            .orElse(ErrorTexts.NONE);
    boolean deviceTokens = json.flag("deviceTokens").orElse(untold.deviceTokens());
    Optional<String> signedOut = json.text("signedOut");
    OrganizationSettings settings =
        json.make(
            () ->
                new OrganizationSettings(
                    name,
                    enabled,
                    priority.map(ReplacePriority::new),
                    removesDialActions,
                    refresh,
                    texts,
                    new SignInSettings(
                        deviceTokens,
                        signedOut.map(SignInSettings.SignedOut::of).orElse(untold.signedOut()))),
            null);
    json.end();
    return settings;
  }

  private static ErrorTexts errorTexts(JsonValue value) {
    if (value instanceof JsonObject object) {
      return ErrorTexts.of(object);
    }
    throw new InvalidValueException("errorTexts", "must be an object.");
  }

  /**
   * @throws InvalidValueException with all that is wrong with it, except its layer
   */
  static GroupName group(JsonBody json) {
    json.ignore(LAYER);
    String text = json.requiredText("name");
    GroupName name = json.make(() -> new GroupName(text), null);
    json.end();
    return name;
  }

  /**
   * @param cipher empty if the file has no secrets, or nobody has given the passphrase
   * @throws InvalidValueException with all that is wrong with it, except its layer
   */
  static SubscriberEntry subscriber(JsonBody json, Optional<ExportCipher> cipher) {
    json.ignore(LAYER, UnreadableJson.MEMBER);
    String name = json.requiredText("username");
    Optional<Username> username =
        json.make(() -> Optional.of(new Username(name)), Optional.empty());
    String displayName = json.text("displayName").orElse("");
    boolean enabled = json.flag("enabled").orElse(true);
    Optional<String> secret = json.text("passwordHash");
    Optional<String> hash =
        json.make(
            () -> username.flatMap(u -> cipher.flatMap(c -> secret.map(s -> hash(c, s, u)))),
            Optional.empty());
    Optional<List<GroupName>> groups =
        json.texts("groups")
            .map(texts -> json.make(() -> texts.stream().map(GroupName::new).toList(), List.of()));
    Attributes attributes =
        json.object("attributes")
            .map(JsonBody::texts)
            .map(values -> json.make(() -> new Attributes(values), Attributes.NONE))
            .orElse(Attributes.NONE);
    json.end();
    return new SubscriberEntry(
        username.orElseThrow(),
        Optional.of(displayName),
        Optional.of(enabled),
        hash,
        groups,
        attributes);
  }

  private static String hash(ExportCipher cipher, String secret, Username username) {
    String hash = cipher.decrypt(secret, username.key());
    PasswordHasher.checkStored(hash);
    return hash;
  }

  /** The name of a piece for the report, whatever else is wrong with it. */
  static String name(JsonObject json, String member) {
    return json.get(member) instanceof JsonString name ? name.getString() : "";
  }
}
