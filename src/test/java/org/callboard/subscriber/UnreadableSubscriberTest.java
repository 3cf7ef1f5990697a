package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.callboard.Injection;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of a subscriber as somebody's SQL may leave it: what can be read is. */
class UnreadableSubscriberTest {

  /** Of the form of a slow one. */
  private static final String HASH = "PBKDF2WithHmacSHA512:1:AAAA:AAAAAAAAAAAAAAAAAAAAAAAA";

  private static final Attributes DESK = attributes(Map.of("desk", "12"));

  private final Subscriber row = new Subscriber(1, new Username("Bob"), "none");

  @BeforeEach
  void fill() {
    Injection.with(row, "id", 17L);
    row.set(Optional.of("Bob Smith"), true);
    row.setAttributes(DESK);
  }

  @Test
  void whatCanBeReadIsReadAndNothingIsToldOfIt() {
    assertThat(row.snapshot(Set.of()).attributes()).isEqualTo(DESK);
    assertThat(row.snapshot(Set.of()).displayName()).contains("Bob Smith");
    assertThat(row.view(List.of()).unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{oops", "", "[]", "null", "{\"desk\":{}}", "{\"desk\":\"\\u0001\"}"})
  void attributesThatCannotBeReadMayBeAny(String json) {
    Injection.with(row, "attributes", json);
    Attributes read = row.snapshot(Set.of(5L)).attributes();
    assertThat(read.values()).isEmpty();
    assertThat(read.whole()).isFalse();
    assertThat(read.mayHave("desk")).isTrue();
    assertThat(row.snapshot(Set.of(5L)).groupIds()).containsExactly(5L);
    assertThat(row.view(List.of()).unreadable())
        .extracting(Violation::field)
        .hasSize(1)
        .allMatch(field -> field.startsWith("attributes"));
  }

  /** Parsers give up without saying that it is no JSON. */
  @Test
  void attributesThatAreNestedDeeplyMayBeAny() {
    attributesThatCannotBeReadMayBeAny("{\"desk\":" + "[".repeat(5000));
  }

  @Test
  void anAttributeThatCannotBeReadHidesNoOther() {
    Injection.with(row, "attributes", "{\"desk\":\"12\",\"floor\":3,\"room\":\"B\"}");
    Attributes read = row.snapshot(Set.of()).attributes();
    assertThat(read.values()).isEqualTo(Map.of("desk", "12", "room", "B"));
    assertThat(read.mayHave("floor")).isTrue();
    assertThat(read.mayHave("desk")).isFalse();
    assertThat(read.mayHave("username")).isFalse();
    assertUnreadable("attributes.floor");
  }

  @Test
  void aMemberThatCanBeNoAttributeLeavesThemWhole() {
    Injection.with(row, "attributes", "{\"desk\":\"12\",\"no name\":3}");
    assertThat(row.snapshot(Set.of()).attributes()).isEqualTo(DESK);
    assertUnreadable("attributes.no name");
  }

  @Test
  void moreAttributesThanThereMayBeAreCutOff() {
    StringBuilder json = new StringBuilder("{\"a0\":\"x\"");
    for (int i = 1; i <= 100; i++) {
      json.append(",\"a").append(i).append("\":\"x\"");
    }
    Injection.with(row, "attributes", json.append("}").toString());
    assertThat(row.snapshot(Set.of()).attributes().values()).hasSize(100);
    assertThat(row.snapshot(Set.of()).attributes().whole()).isFalse();
    assertUnreadable("attributes");
  }

  @Test
  void aPreviousPasswordWithoutAnEndDoesNotWork() {
    row.setPasswordHash(HASH);
    row.set(new PasswordChange(HASH, Duration.ofDays(1), false), Instant.now());
    assertThat(row.snapshot(Set.of()).previousPassword()).isPresent();
    Injection.with(row, "previousUntil", null);
    assertThat(row.snapshot(Set.of()).previousPassword()).isEmpty();
    assertUnreadable("password");
  }

  @Test
  void aPasswordHashThatCannotBeReadIsTold() {
    row.setPasswordHash("oops");
    assertUnreadable("password");
    row.setPasswordHash("none");
    assertThat(row.view(List.of()).unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0001", "Rob"})
  void whatASubscriberIsFoundByStandsInForItsUsername(String username) {
    Injection.with(row, "username", username);
    assertThat(row.snapshot(Set.of()).username()).isEqualTo("bob");
    assertUnreadable("username");
    row.repair(new Username("nobody"));
    assertUnreadable("username");
    row.repair(new Username("BOB"));
    assertThat(row.view(List.of()).username()).isEqualTo("BOB");
    assertThat(row.view(List.of()).unreadable()).isEmpty();
  }

  @Test
  void aUsernameThatCanBeReadIsNotMended() {
    row.repair(new Username("BOB"));
    assertThat(row.username()).isEqualTo("Bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u0001"})
  void aDisplayNameThatCannotBeReadIsLeftOut(String name) {
    Injection.with(row, "displayName", name);
    assertThat(row.snapshot(Set.of()).displayName()).isEmpty();
    assertUnreadable("displayName");
  }

  @Test
  void aBulkEditLeavesWhatItDoesNotSayAsItIsStored() {
    Injection.with(row, "attributes", "{oops");
    Injection.with(row, "displayName", "\u0001");
    row.set(entry(Optional.empty(), Attributes.NONE));
    assertUnreadable("displayName", "attributes");
  }

  @Test
  void aBulkEditMendsWhatItSays() {
    Injection.with(row, "attributes", "{oops");
    Injection.with(row, "displayName", "\u0001");
    row.set(entry(Optional.of("Bob"), DESK));
    assertThat(row.view(List.of()).unreadable()).isEmpty();
    assertThat(row.snapshot(Set.of()).attributes()).isEqualTo(DESK);
    assertThat(row.snapshot(Set.of()).displayName()).contains("Bob");
  }

  private static SubscriberEntry entry(Optional<String> displayName, Attributes attributes) {
    return new SubscriberEntry(
        new Username("Bob"),
        displayName,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        attributes);
  }

  private void assertUnreadable(String... fields) {
    assertThat(row.view(List.of()).unreadable())
        .extracting(Violation::field)
        .containsExactly(fields);
  }

  private static Attributes attributes(Map<String, String> values) {
    return new Attributes(new TreeMap<>(values));
  }
}
