package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.Injection;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of organizations and groups as somebody's SQL may leave them: phones are served on. */
class UnreadableOrganizationTest {

  private static final OrganizationSettings SETTINGS =
      new OrganizationSettings(
          "Acme Inc.",
          true,
          Optional.of(new ReplacePriority(30)),
          true,
          600,
          ErrorTexts.NONE,
          new SignInSettings(true, SignedOut.ACCOUNT));

  @Test
  void whatCanBeReadIsReadAndNothingIsToldOfIt() {
    OrganizationSnapshot read = row().snapshot(List.of(), Set.of());
    assertThat(read.settings()).isEqualTo(SETTINGS);
    assertThat(read.unreadable()).isEmpty();
  }

  @Test
  void brokenErrorTextsLeaveEverythingElse() {
    OrganizationSnapshot read = broken("errorTexts", "{oops");
    assertThat(read.settings()).isEqualTo(SETTINGS);
    assertUnreadable(read.unreadable(), "errorTexts");
  }

  /** Parsers give up without saying that it is no JSON. */
  @Test
  void errorTextsThatAreNestedDeeplyLeaveEverythingElse() {
    OrganizationSnapshot read = broken("errorTexts", "[".repeat(5000));
    assertThat(read.settings()).isEqualTo(SETTINGS);
    assertUnreadable(read.unreadable(), "errorTexts");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a\u0001"})
  void withoutAReadableNameTheCloudIdIsOne(String name) {
    OrganizationSnapshot read = broken("name", name);
    assertThat(read.name()).isEqualTo("ACME");
    assertThat(read.settings().refreshSeconds()).isEqualTo(600);
    assertUnreadable(read.unreadable(), "name");
  }

  /** A default would take entries from phones that nobody said were to be taken. */
  @Test
  void withoutAReadableReplacePriorityNothingIsReplaced() {
    OrganizationSnapshot read = broken("replacePriority", 0);
    assertThat(read.replacePriority()).isEmpty();
    assertUnreadable(read.unreadable(), "replacePriority");
  }

  @Test
  void withoutAReadableIntervalTheDefaultCounts() {
    OrganizationSnapshot read = broken("refreshSeconds", -1);
    assertThat(read.settings().refreshSeconds()).isEqualTo(OrganizationSettings.DEFAULT_REFRESH);
    assertUnreadable(read.unreadable(), "refreshSeconds");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "SOMETHING_NEW"})
  void anUnknownWordForSignedOutRefuses(String word) {
    OrganizationSnapshot read = broken("signedOut", word);
    assertThat(read.signIn()).isEqualTo(new SignInSettings(true, SignedOut.REFUSE));
    assertUnreadable(read.unreadable(), "signedOut");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "NO SPACE", "\u00c4"})
  void somethingNameableStandsInForACloudIdThatCannotBeRead(String cloudId) {
    OrganizationSnapshot read = broken("cloudId", cloudId);
    assertThat(read.cloudId()).isEqualTo(new CloudId("UNREADABLE-17"));
    assertThat(StandInCloudId.rowOf(read.cloudId())).contains(17L);
    assertThat(StandInCloudId.rowOf(new CloudId("ACME"))).isEmpty();
    assertThat(read.settings()).isEqualTo(SETTINGS);
    assertUnreadable(read.unreadable(), "id");
  }

  @Test
  void anEditMendsIt() {
    Organization row = Injection.with(row(), "errorTexts", "{oops");
    Injection.with(row, "cloudId", "NO SPACE");
    Injection.with(row, "name", "");
    Injection.with(row, "signedOut", "?");
    row.set(SETTINGS);
    OrganizationSnapshot read = row.snapshot(List.of(), Set.of());
    assertThat(read.unreadable()).isEmpty();
    assertThat(read.settings()).isEqualTo(SETTINGS);
    assertThat(read.cloudId()).isEqualTo(new CloudId("UNREADABLE-17"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a|b", " a"})
  void aGroupWhoseNameCannotBeReadCountsOn(String name) {
    SubscriberGroup row = new SubscriberGroup(17, new GroupName("sales"), 0);
    Injection.with(row, "id", 5L);
    assertThat(row.group()).isEqualTo(new Group(5, new GroupName("sales")));
    Injection.with(row, "name", name);
    assertThat(row.group().id()).isEqualTo(5);
    assertThat(row.group().name()).isEqualTo(new GroupName("unreadable-5"));
    assertUnreadable(row.group().unreadable(), "name");
    row.rename(row.group().name());
    assertThat(row.group().unreadable()).isEmpty();
  }

  private static OrganizationSnapshot broken(String field, Object value) {
    return Injection.with(row(), field, value).snapshot(List.of(), Set.of());
  }

  private static Organization row() {
    return Injection.with(new Organization(new CloudId("ACME"), SETTINGS), "id", 17L);
  }

  private static void assertUnreadable(List<Violation> unreadable, String field) {
    assertThat(unreadable).extracting(Violation::field).containsExactly(field);
    assertThat(unreadable.get(0).sentence()).endsWith(".");
  }
}
