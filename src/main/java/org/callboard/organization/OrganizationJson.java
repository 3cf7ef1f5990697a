package org.callboard.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.StateVersion;
import org.callboard.platform.UnreadableJson;

/** Organizations as administrators and the record see them. */
public final class OrganizationJson {

  /** The Cloud IDs that it had; only where there are some. */
  public static final String FORMER_IDS = "formerIds";

  private static final JsonForm<ReplacePriority> PRIORITY =
      JsonForm.INTEGER.as(ReplacePriority::new, ReplacePriority::value);

  private static final JsonForm<SignedOut> SIGNED_OUT =
      JsonForm.TEXT.as(SignedOut::of, SignedOut::label);

  private static final JsonForm<ZoneId> ZONE = JsonForm.TEXT.as(Appearance::zone, ZoneId::getId);

  private static final JsonForm<AccentColour> COLOUR =
      JsonForm.TEXT.as(AccentColour::new, AccentColour::text);

  private static final JsonForm<SheetLanguage> LANGUAGE =
      JsonForm.TEXT.as(SheetLanguage::of, SheetLanguage::tag);

  /** What a new organization has beside its name; cleared settings are as these. */
  private static final OrganizationSettings NEW = OrganizationSettings.named("new");

  /** How texts for people are read. */
  private record Words(JsonForm<String> name, JsonForm<ErrorTexts> errorTexts) {}

  private static final Words AS_STORED = new Words(JsonForm.TEXT, ErrorTexts.FORM);
  private static final Words AS_TYPED = new Words(JsonForm.SHOWN, ErrorTexts.TYPED);

  private OrganizationJson() {}

  /** An organization as it is, with what of it cannot be read. */
  public static JsonObject of(OrganizationSnapshot organization) {
    return UnreadableJson.addTo(
            Json.createObjectBuilder(
                of(organization.cloudId(), organization.settings(), organization.formerCloudIds())),
            organization.unreadable())
        .build();
  }

  /** By which an edit says what it has seen. */
  public static String version(OrganizationSnapshot organization) {
    return StateVersion.of(of(organization));
  }

  /** The same for a file: phones that ask by another Cloud ID are this server's business. */
  public static JsonObject ofFile(OrganizationSnapshot organization) {
    return UnreadableJson.addTo(
            Json.createObjectBuilder(of(organization.cloudId(), organization.settings())),
            organization.unreadable())
        .build();
  }

  /** One of which everything can be read, and that had no other Cloud ID. */
  public static JsonObject of(CloudId cloudId, OrganizationSettings settings) {
    return of(cloudId, settings, Set.of());
  }

  /** One of which everything can be read. */
  public static JsonObject of(
      CloudId cloudId, OrganizationSettings settings, Set<CloudId> formerCloudIds) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", cloudId.value());
    edit(Optional.empty()).addTo(json, settings);
    if (!formerCloudIds.isEmpty()) {
      json.add(
          FORMER_IDS,
          Json.createArrayBuilder(formerCloudIds.stream().map(CloudId::value).toList()));
    }
    return json.build();
  }

  /**
   * Settings as a file has them: of a whole organization.
   *
   * @param replacePriority what counts if it is absent, but not {@code null}
   * @param enabled what counts if it is absent
   * @param signIn what counts where it is absent
   */
  public static JsonObjectForm<OrganizationSettings> settings(
      Optional<ReplacePriority> replacePriority, boolean enabled, SignInSettings signIn) {
    OrganizationSettings untold =
        new OrganizationSettings(
            NEW.name(),
            enabled,
            replacePriority,
            NEW.removesDialActions(),
            NEW.refreshSeconds(),
            NEW.errorTexts(),
            signIn,
            NEW.appearance());
    return JsonForm.object(json -> settings(json, AS_STORED, Optional.empty(), untold, untold));
  }

  /**
   * Settings as an edit sends them: what is absent stays, {@code null} clears.
   *
   * @param before what there is; empty if the organization is new
   */
  public static JsonObjectForm<OrganizationSettings> edit(Optional<OrganizationSettings> before) {
    return JsonForm.object(
        json ->
            settings(
                json, AS_TYPED, before.map(OrganizationSettings::name), before.orElse(NEW), NEW));
  }

  private static OrganizationSettings settings(
      JsonMembers<OrganizationSettings> json,
      Words words,
      Optional<String> untoldName,
      OrganizationSettings untold,
      OrganizationSettings cleared) {
    String name = json.kept("name", words.name(), untoldName, "", OrganizationSettings::name);
    boolean enabled = flag(json, "enabled", untold, cleared, OrganizationSettings::enabled);
    Optional<ReplacePriority> priority =
        json.nullable(
            "replacePriority",
            PRIORITY,
            untold.replacePriority(),
            OrganizationSettings::replacePriority);
    boolean removes =
        flag(json, "removesDialActions", untold, cleared, OrganizationSettings::removesDialActions);
    int refresh =
        json.clearable(
            "refreshSeconds",
            JsonForm.INTEGER,
            untold.refreshSeconds(),
            cleared.refreshSeconds(),
            OrganizationSettings::refreshSeconds);
    ErrorTexts texts =
        json.clearable(
            "errorTexts",
            words.errorTexts(),
            untold.errorTexts(),
            cleared.errorTexts(),
            OrganizationSettings::errorTexts);
    SignInSettings signIn = signIn(json, untold.signIn(), cleared.signIn());
    Appearance appearance = appearance(json, untold.appearance(), cleared.appearance());
    return json.make(
        () ->
            new OrganizationSettings(
                name, enabled, priority, removes, refresh, texts, signIn, appearance));
  }

  private static boolean flag(
      JsonMembers<OrganizationSettings> json,
      String name,
      OrganizationSettings untold,
      OrganizationSettings cleared,
      Function<OrganizationSettings, Boolean> of) {
    return json.clearable(name, JsonForm.FLAG, of.apply(untold), of.apply(cleared), of);
  }

  private static SignInSettings signIn(
      JsonMembers<OrganizationSettings> json, SignInSettings untold, SignInSettings cleared) {
    boolean tokens =
        json.clearable(
            "deviceTokens",
            JsonForm.FLAG,
            untold.deviceTokens(),
            cleared.deviceTokens(),
            settings -> settings.signIn().deviceTokens());
    SignedOut signedOut =
        json.clearable(
            "signedOut",
            SIGNED_OUT,
            untold.signedOut(),
            cleared.signedOut(),
            settings -> settings.signIn().signedOut());
    OfficeAddresses offices =
        json.clearable(
            "allowedAddresses",
            OfficeAddresses.FORM,
            untold.offices(),
            cleared.offices(),
            settings -> settings.signIn().offices());
    return new SignInSettings(tokens, signedOut, offices);
  }

  private static Appearance appearance(
      JsonMembers<OrganizationSettings> json, Appearance untold, Appearance cleared) {
    ZoneId zone =
        json.clearable(
            "timeZone",
            ZONE,
            untold.timeZone(),
            cleared.timeZone(),
            settings -> settings.appearance().timeZone());
    Optional<AccentColour> colour =
        json.nullable(
            "accentColour",
            COLOUR,
            untold.accentColour(),
            settings -> settings.appearance().accentColour());
    Optional<SheetLanguage> language =
        json.nullable(
            "language", LANGUAGE, untold.language(), settings -> settings.appearance().language());
    return new Appearance(zone, colour, language);
  }
}
