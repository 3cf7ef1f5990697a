package org.callboard.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.UnreadableJson;

/** Organizations as administrators and the record see them. */
public final class OrganizationJson {

  private static final JsonForm<ReplacePriority> PRIORITY =
      JsonForm.INTEGER.as(ReplacePriority::new, ReplacePriority::value);

  private static final JsonForm<SignedOut> SIGNED_OUT =
      JsonForm.TEXT.as(SignedOut::of, SignedOut::label);

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
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", cloudId.value());
    return settings(Optional.empty(), true, SignInSettings.DEFAULT).addTo(json, settings).build();
  }

  /**
   * Settings as they are sent.
   *
   * @param replacePriority what counts if it is absent, but not {@code null}
   * @param enabled what counts if it is absent
   * @param signIn what counts where it is absent
   */
  public static JsonObjectForm<OrganizationSettings> settings(
      Optional<ReplacePriority> replacePriority, boolean enabled, SignInSettings signIn) {
    return JsonForm.object(json -> settings(json, replacePriority, enabled, signIn));
  }

  private static OrganizationSettings settings(
      JsonMembers<OrganizationSettings> json,
      Optional<ReplacePriority> untoldPriority,
      boolean untoldEnabled,
      SignInSettings untold) {
    String name = json.required("name", JsonForm.TEXT, "", OrganizationSettings::name);
    boolean enabled =
        json.written("enabled", JsonForm.FLAG, untoldEnabled, OrganizationSettings::enabled);
    Optional<ReplacePriority> priority =
        json.nullable(
            "replacePriority", PRIORITY, untoldPriority, OrganizationSettings::replacePriority);
    boolean removes =
        json.written(
            "removesDialActions", JsonForm.FLAG, false, OrganizationSettings::removesDialActions);
    int refresh =
        json.written(
            "refreshSeconds",
            JsonForm.INTEGER,
            OrganizationSettings.DEFAULT_REFRESH,
            OrganizationSettings::refreshSeconds);
    ErrorTexts texts =
        json.written(
            "errorTexts", ErrorTexts.FORM, ErrorTexts.NONE, OrganizationSettings::errorTexts);
    SignInSettings signIn = signIn(json, untold);
    return json.make(
        () -> new OrganizationSettings(name, enabled, priority, removes, refresh, texts, signIn));
  }

  private static SignInSettings signIn(
      JsonMembers<OrganizationSettings> json, SignInSettings untold) {
    boolean tokens =
        json.written(
            "deviceTokens",
            JsonForm.FLAG,
            untold.deviceTokens(),
            settings -> settings.signIn().deviceTokens());
    SignedOut signedOut =
        json.written(
            "signedOut", SIGNED_OUT, untold.signedOut(), settings -> settings.signIn().signedOut());
    return new SignInSettings(tokens, signedOut);
  }
}
