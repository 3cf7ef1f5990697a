package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.GroupIds;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Bounds;
import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What subscribers take of the room that one organization has. */
@DatabaseTest
class StoredSubscribersTest {

  /** Characters of attributes: 20 subscribers with them fit into a mebibyte, and 21 do not. */
  private static final int LONG = 50_000;

  private static final int FITTING = 20;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberBulkEditor bulk;

  private OrganizationSnapshot acme;

  @BeforeEach
  void makeAnOrganization() {
    acme = given.organization("ACME");
    node.restart(Map.of(Bounds.ORGANIZATION_BYTES.key(), "1"));
  }

  private static Map<String, String> attributes(int length) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i * 500 < length; i++) {
      attributes.put("a" + i, "x".repeat(500));
    }
    return attributes;
  }

  private void put(int number, int length) {
    given.subscriber(acme, "user" + number, attributes(length));
  }

  /** As an import does. */
  private void write(List<Integer> numbers, int length) {
    List<SubscriberEntry> entries =
        numbers.stream()
            .map(
                number ->
                    new SubscriberEntry(
                        new Username("user" + number),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Attributes(new TreeMap<>(attributes(length)))))
            .toList();
    node.inTransaction(
        () -> {
          Map<Username, Long> existing =
              bulk.existing(acme.id(), entries.stream().map(SubscriberEntry::username).toList());
          GroupIds groups = bulk.groupIds(acme.id());
          bulk.write(acme, entries, existing, groups, new HashMap<>(), ids -> {});
          return null;
        });
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static void assertRefused(ThrowingCallable edit) {
    assertThatThrownBy(edit)
        .isInstanceOf(EditRefusedException.class)
        .hasMessageMatching(
            "The organization would have 1,\\d+,\\d+ bytes; 1,048,576 are allowed"
                + " \\(callboard.organization.max-mb\\)\\.");
  }

  @Test
  void attributesOfNewSubscribersCount() {
    numbers(FITTING).forEach(number -> put(number, LONG));
    assertRefused(() -> put(FITTING, LONG));
    assertThatCode(() -> put(FITTING, 0)).doesNotThrowAnyException();
  }

  @Test
  void attributesThatGrowCount() {
    numbers(FITTING + 1).forEach(number -> put(number, 0));
    numbers(FITTING).forEach(number -> put(number, LONG));
    assertRefused(() -> put(FITTING, LONG));
    assertThat(node.rows("SELECT COUNT(*) FROM subscriber WHERE LENGTH(attributes) > 100"))
        .containsExactly(String.valueOf(FITTING));
    put(0, 0);
    assertThatCode(() -> put(FITTING, LONG)).doesNotThrowAnyException();
  }

  /** Even where there is too much already, as after a lower setting. */
  @Test
  void whoeverHasTooMuchMayChangeWhatDoesNotGrow() {
    node.restart(Map.of());
    numbers(FITTING + 1).forEach(number -> put(number, LONG));
    node.restart(Map.of(Bounds.ORGANIZATION_BYTES.key(), "1"));
    put(1, LONG);
    put(1, LONG / 2);
    assertRefused(() -> put(1, LONG));
  }

  @Test
  void attributesOfAnImportCount() {
    write(numbers(FITTING), LONG);
    assertRefused(() -> write(List.of(FITTING), LONG));
    write(List.of(FITTING), 0);
    assertRefused(() -> write(List.of(FITTING), LONG));
    assertThatCode(() -> write(numbers(FITTING), LONG)).doesNotThrowAnyException();
  }
}
