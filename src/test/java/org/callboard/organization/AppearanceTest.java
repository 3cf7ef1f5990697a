package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.callboard.Injection;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an organization appears: what is taken, kept, cleared and read. */
class AppearanceTest {

  private static final OrganizationSettings GREEN =
      edited(
          OrganizationSettings.named("Acme"),
          "{\"timeZone\": \"Europe/Prague\", \"accentColour\": \"#00703C\", \"language\": \"cs\"}");

  @Test
  void aNewOrganizationHasTheTimeOfTheWorldAndNoColour() {
    Appearance appearance = OrganizationSettings.named("Acme").appearance();
    assertThat(appearance.timeZone().getId()).isEqualTo("UTC");
    assertThat(appearance.accentColour()).isEmpty();
    assertThat(appearance.language()).isEmpty();
  }

  @Test
  void whatIsSetIsShownInOneSpelling() {
    assertThat(OrganizationJson.of(new CloudId("ACME"), GREEN).toString())
        .contains(
            "\"timeZone\":\"Europe/Prague\",\"accentColour\":\"#00703c\",\"language\":\"cs\"");
  }

  @Test
  void whatAnEditDoesNotMentionStaysAndNullClears() {
    assertThat(edited(GREEN, "{\"refreshSeconds\": 60}").appearance())
        .isEqualTo(GREEN.appearance());
    assertThat(
            edited(GREEN, "{\"timeZone\": null, \"accentColour\": null, \"language\": null}")
                .appearance())
        .isEqualTo(Appearance.DEFAULT);
    assertThat(edited(GREEN, "{\"name\": \"B\"}").cut().appearance()).isEqualTo(GREEN.appearance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Prague", "+02:00", "europe/prague", "GMT+1", "Europe/Prague "})
  void aTimeZoneThatNobodyKnowsIsRefusedInWords(String zone) {
    assertThatThrownBy(() -> Appearance.zone(zone))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("for example Europe/Prague");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#000000", "#1A4F8B", "#767676"})
  void aColourThatCanBeReadOnWhiteIsTaken(String colour) {
    assertThat(new AccentColour(colour).text()).isEqualTo(colour.toLowerCase(Locale.ROOT));
  }

  @Test
  void aRefusalSaysHowFarAColourIsFromBeingReadable() {
    assertThatThrownBy(() -> new AccentColour("#ff0000"))
        .hasMessage(
            "accentColour is too light to be read on white: its contrast is 3.99, and at least 4.5"
                + " is needed. Choose a darker colour.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#777777", "#ffffff", "#ffff00"})
  void whatIsTooLightIsRefused(String colour) {
    assertThatThrownBy(() -> new AccentColour(colour)).hasMessageContaining("too light");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#123", "#12345g", "#1234567", "1a4f8b", "#1a4f8b;"})
  void whatIsNoColourIsRefused(String colour) {
    assertThatThrownBy(() -> new AccentColour(colour)).hasMessageContaining("six hexadecimal");
  }

  @Test
  void aLanguageIsFoundByWhatABrowserSays() {
    assertThat(SheetLanguage.spoken("de-AT")).contains(SheetLanguage.GERMAN);
    assertThat(SheetLanguage.spoken("cs_CZ")).contains(SheetLanguage.CZECH);
    assertThat(SheetLanguage.spoken("fr")).isEmpty();
    assertThat(SheetLanguage.first(List.of(Locale.FRENCH, Locale.GERMANY, Locale.ENGLISH)))
        .contains(SheetLanguage.GERMAN);
    assertThatThrownBy(() -> SheetLanguage.of("fr")).hasMessage("language must be en, de or cs.");
  }

  @Test
  void rowsOfAnOlderNodeHaveTheDefaultsAndTellNothing() {
    Organization row = row();
    Injection.with(row, "timeZone", null);
    OrganizationSnapshot read = row.snapshot(List.of(), Set.of());
    assertThat(read.settings().appearance().timeZone()).isEqualTo(Appearance.DEFAULT.timeZone());
    assertThat(read.unreadable()).isEmpty();
  }

  @Test
  void whatCannotBeReadHasTheDefaultAndIsTold() {
    Organization row = row();
    Injection.with(row, "timeZone", "Mars/Olympus");
    Injection.with(row, "accentColour", "yellow");
    Injection.with(row, "language", "xx");
    OrganizationSnapshot read = row.snapshot(List.of(), Set.of());
    assertThat(read.settings().appearance()).isEqualTo(Appearance.DEFAULT);
    assertThat(read.unreadable())
        .extracting(Violation::field)
        .containsExactly("timeZone", "accentColour", "language");
    row.set(GREEN);
    assertThat(row.snapshot(List.of(), Set.of()).settings()).isEqualTo(GREEN);
  }

  private static Organization row() {
    return Injection.with(new Organization(new CloudId("ACME"), GREEN), "id", 17L);
  }

  private static OrganizationSettings edited(OrganizationSettings before, String json) {
    JsonFields body = JsonFields.of(Json.storedObject(json).orElseThrow());
    OrganizationSettings settings = OrganizationJson.edit(Optional.of(before)).read(body);
    body.end();
    return settings;
  }
}
