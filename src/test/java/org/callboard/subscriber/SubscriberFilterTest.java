package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberFilter.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send is bound, and never a part of the query. */
class SubscriberFilterTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "ann      | %ann%",
        "50%      | %50!%%",
        "a_b      | %a!_b%",
        "wow!     | %wow!!%",
        "!%_      | %!!!%!_%",
        "' OR 1=1 | %' or 1=1%",
        "a\\b     | %a\\b%",
        "[a-z]*?  | %[a-z]*?%"
      },
      delimiter = '|',
      quoteCharacter = '"')
  void findsWhatIsMeantLiterally(String text, String pattern) {
    SubscriberFilter filter = filter(text);
    assertThat(bound(filter)).containsEntry("key", pattern).containsEntry("name", pattern);
    assertThat(filter.where()).isEqualTo(filter("x").where()).contains("ESCAPE '!'");
  }

  @Test
  void comparesUsernamesAsTheyAreCompared() {
    assertThat(bound(filter("STRASSE"))).containsEntry("key", "%strasse%");
    assertThat(bound(filter("straße"))).containsEntry("key", "%strasse%");
    assertThat(bound(filter("E\u0301va"))).containsEntry("key", "%\u00e9va%");
    assertThat(bound(filter("E\u0301va"))).containsEntry("name", "%\u00e9va%");
    assertThat(bound(filter("\u00a0GROẞ\u200b"))).containsEntry("name", "%gross%");
  }

  @Test
  void asksOnlyForWhatIsGiven() {
    SubscriberFilter all = new SubscriberFilter(Optional.empty(), Optional.empty(), Sort.USERNAME);
    assertThat(all.where()).isEqualTo(" WHERE s.organizationId = :organizationId");
    assertThat(bound(all)).isEqualTo(Map.of("organizationId", 7L));
    SubscriberFilter disabled =
        new SubscriberFilter(Optional.empty(), Optional.of(false), Sort.USERNAME);
    assertThat(disabled.where()).contains("s.enabled = :enabled").doesNotContain("LIKE");
    assertThat(bound(disabled)).isEqualTo(Map.of("organizationId", 7L, "enabled", false));
  }

  @ParameterizedTest
  @CsvSource({
    "username, ' ORDER BY s.organizationId, s.usernameKey'",
    "-username, ' ORDER BY s.organizationId DESC, s.usernameKey DESC'",
    "displayName, ' ORDER BY s.organizationId, s.listedName, s.usernameKey'",
    "-displayName, ' ORDER BY s.organizationId DESC, s.listedName DESC, s.usernameKey'"
  })
  void sortsByWhatIsOnTheList(String label, String order) {
    assertThat(new SubscriberFilter(Optional.empty(), Optional.empty(), Sort.of(label)).orderBy())
        .isEqualTo(order);
  }

  @Test
  void readsNoIndexInOrderForFew() {
    assertThat(filter("ann").orderBy()).startsWith(" ORDER BY s.organizationId * 0, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Username", "--username", "passwordHash", "username;DROP TABLE subscriber"})
  void sortsByNothingElse(String label) {
    assertThatThrownBy(() -> Sort.of(label))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("username, -username, displayName, -displayName");
  }

  private static SubscriberFilter filter(String text) {
    return new SubscriberFilter(Optional.of(text), Optional.empty(), Sort.USERNAME);
  }

  private static Map<String, Object> bound(SubscriberFilter filter) {
    Map<String, Object> parameters = new HashMap<>();
    Query query =
        (Query)
            Proxy.newProxyInstance(
                SubscriberFilterTest.class.getClassLoader(),
                new Class<?>[] {Query.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("setParameter");
                  parameters.put((String) arguments[0], arguments[1]);
                  return proxy;
                });
    filter.bind(7, query);
    return parameters;
  }
}
