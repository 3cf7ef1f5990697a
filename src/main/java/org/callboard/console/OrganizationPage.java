package org.callboard.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.organization.AccentColour;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SheetLanguage;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.platform.IpRange;

/**
 * The page of the organization itself.
 *
 * @param newId what the field for another Cloud ID has
 * @param values what the form has, by the names of its fields
 * @param version of the state that the form replaces
 * @param fault what was wrong with the form; empty if nothing was
 * @param former the Cloud IDs that it had
 * @param people how many there are
 * @param devices how many are signed in
 */
public record OrganizationPage(
    String cloudId,
    String newId,
    boolean enabled,
    Map<String, String> values,
    String version,
    Optional<Fault> fault,
    List<Former> former,
    long people,
    long devices) {

  static final String NAME = "name";
  static final String MINUTES = "refreshMinutes";
  static final String ZONE = "timeZone";
  static final String COLOUR = "accentColour";
  static final String LANGUAGE = "language";
  static final String TOKENS = "deviceTokens";
  static final String SIGNED_OUT = "signedOut";
  static final String OFFICES = "allowedAddresses";
  static final String PRIORITY = "replacePriority";
  static final String REMOVES = "removesDialActions";

  private static final List<String> FIELDS =
      List.of(
          NAME, MINUTES, ZONE, COLOUR, LANGUAGE, TOKENS, SIGNED_OUT, OFFICES, PRIORITY, REMOVES);

  static final int MINUTE = 60;
  private static final String ON = "true";

  public OrganizationPage {
    values = Map.copyOf(values);
    former = List.copyOf(former);
  }

  /** A Cloud ID that phones may still ask by. */
  public record Former(String cloudId, String asked) {}

  /** The value of a field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean isOn(String field) {
    return value(field).equals(ON);
  }

  /** What is wrong with a field. */
  public Optional<String> wrong(String field) {
    return fault.flatMap(f -> f.of(field));
  }

  /** The languages that people can be written to in, by their tags. */
  public List<String> languages() {
    return Stream.of(SheetLanguage.values()).map(SheetLanguage::tag).toList();
  }

  /** What is answered to a phone that was signed out, as it can be chosen. */
  public List<String> answers() {
    return Stream.of(SignedOut.values()).map(SignedOut::label).toList();
  }

  static Map<String, String> values(OrganizationSnapshot organization) {
    OrganizationSettings settings = organization.settings();
    return Map.of(
        NAME,
        settings.name(),
        MINUTES,
        minutes(settings.refreshSeconds()),
        ZONE,
        settings.appearance().timeZone().getId(),
        COLOUR,
        settings.appearance().accentColour().map(AccentColour::text).orElse(""),
        LANGUAGE,
        settings.appearance().language().map(SheetLanguage::tag).orElse(""),
        TOKENS,
        String.valueOf(settings.signIn().deviceTokens()),
        SIGNED_OUT,
        settings.signIn().signedOut().label(),
        OFFICES,
        settings.signIn().offices().ranges().stream()
            .map(IpRange::text)
            .collect(Collectors.joining("\n")),
        PRIORITY,
        settings.replacePriority().map(ReplacePriority::value).map(String::valueOf).orElse(""),
        REMOVES,
        String.valueOf(settings.removesDialActions()));
  }

  /** Whole minutes, or as many seconds as REST has set. */
  private static String minutes(int seconds) {
    return seconds % MINUTE == 0
        ? String.valueOf(seconds / MINUTE)
        : String.valueOf(seconds / (double) MINUTE);
  }

  static Map<String, String> values(Form form) {
    return FIELDS.stream()
        .filter(field -> !field.equals(COLOUR) || form.has("coloured"))
        .collect(Collectors.toMap(field -> field, form::text));
  }

  /** The fields of the form that hold texts. */
  static List<String> shown(boolean ofOperator) {
    List<String> all = List.of(NAME, MINUTES, ZONE, COLOUR, LANGUAGE, PRIORITY);
    return ofOperator ? Stream.concat(all.stream(), Stream.of(SIGNED_OUT, OFFICES)).toList() : all;
  }
}
