package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.Injection;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberHashes;
import org.junit.jupiter.api.Test;

class HashWrappingTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  /** How long a hash may be in the database. */
  private static final int COLUMN = 500;

  private final SortedMap<Long, String> table = new TreeMap<>();
  private final List<Long> markedByMistake = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final Settings settings =
      new Settings(Map.of("callboard.password.iterations", "10000")::get);
  private final PasswordHasher hasher = new PasswordHasher(new JdkPbkdf2(), settings);
  private final LoginBulkhead bulkhead = new LoginBulkhead(settings);
  private final DatabaseContact database = new DatabaseContact();
  private final HashWrapping wrapping =
      new HashWrapping(hasher, bulkhead, new TableHashes(), new TableEditor(), database);

  private final class TableHashes extends SubscriberHashes {
    @Override
    public SortedMap<Long, String> cheap(long after, int limit) {
      queries.add("cheap");
      SortedMap<Long, String> found = new TreeMap<>();
      table.tailMap(after + 1).entrySet().stream()
          .filter(
              row ->
                  row.getValue().startsWith(PasswordHasher.CHEAP)
                      || markedByMistake.contains(row.getKey()))
          .limit(limit)
          .forEach(row -> found.put(row.getKey(), row.getValue()));
      return found;
    }

    @Override
    public long highestId() {
      return table.isEmpty() ? 0 : table.lastKey();
    }
  }

  private final class TableEditor extends SubscriberEditor {
    @Override
    public void replaceHash(long id, String oldHash, String newHash) {
      assertThat(newHash).hasSizeLessThanOrEqualTo(COLUMN);
      table.computeIfPresent(id, (i, hash) -> hash.equals(oldHash) ? newHash : hash);
    }
  }

  /**
   * Wrapped, a bcrypt hash would fit no password any more; and one that is none stopped the rest.
   */
  @Test
  void whatIsMarkedAsCheapByMistakeStaysAsItIsAndStopsNothing() {
    database.confirm(System.nanoTime());
    String bcrypt = "bcrypt:$2b$10$" + "a".repeat(53);
    List<String> others = List.of(PasswordHasher.NONE, bcrypt, hasher.hash("slow"), "oops");
    for (int i = 0; i < others.size(); i++) {
      table.put(i + 1L, others.get(i));
      markedByMistake.add(i + 1L);
    }
    table.put(10L, hasher.hashForImport("password"));
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    assertThat(table.headMap(10L).values()).containsExactlyElementsOf(others);
    assertThat(table.get(10L)).startsWith("wrapped:");
    assertThat(hasher.matches("password", table.get(10L))).isTrue();
  }

  @Test
  void allCheapHashesAreWrappedAndNoOthers() {
    database.confirm(System.nanoTime());
    for (long id = 1; id <= 50; id++) {
      table.put(id, hasher.hashForImport("password" + id));
    }
    table.put(51L, hasher.hash("slow"));
    table.put(52L, PasswordHasher.NONE);
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    for (long id = 1; id <= 50; id++) {
      assertThat(table.get(id)).startsWith("wrapped:");
      assertThat(hasher.matches("password" + id, table.get(id))).isTrue();
    }
    assertThat(table.get(51L)).startsWith("PBKDF2WithHmacSHA512:10000:");
    assertThat(table.get(52L)).isEqualTo(PasswordHasher.NONE);
  }

  /** It was tried again each second, and no other hash was wrapped any more. */
  @Test
  void aHashThatCannotBeReadKeepsNoOtherFromBeingWrapped() {
    database.confirm(System.nanoTime());
    table.put(1L, PasswordHasher.CHEAP + "oops");
    table.put(2L, hasher.hashForImport("password"));
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    assertThat(table.get(1L)).isEqualTo(PasswordHasher.CHEAP + "oops");
    assertThat(table.get(2L)).startsWith("wrapped:");
    queries.clear();
    for (int tick = 0; tick < 100; tick++) {
      wrapping.work(LONG);
    }
    assertThat(queries).hasSizeLessThan(5);
  }

  /** An early import took it; once wrapped, nothing would match it any more. */
  @Test
  void aCheapHashWhoseKeyHasAnotherLengthIsNotWrapped() {
    database.confirm(System.nanoTime());
    String[] parts = hasher.hashForImport("password").split(":");
    byte[] key = Arrays.copyOf(Base64.getDecoder().decode(parts[3]), 32);
    parts[3] = Base64.getEncoder().encodeToString(key);
    String shorter = String.join(":", parts);
    table.put(1L, shorter);
    table.put(2L, hasher.hashForImport("password"));
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    assertThat(table.get(1L)).isEqualTo(shorter);
    assertThat(hasher.matches("password", table.get(1L))).isTrue();
    assertThat(table.get(2L)).startsWith("wrapped:");
  }

  /** One manager's import of it stopped the wrapping of all others, for it failed each second. */
  @Test
  void aCheapHashThatWrappedWouldBeTooLongForTheDatabaseIsNotWrapped() {
    database.confirm(System.nanoTime());
    String[] parts = hasher.hashForImport("password").split(":");
    parts[2] = Base64.getEncoder().encodeToString(new byte[250]);
    String salty = String.join(":", parts);
    table.put(1L, salty);
    table.put(2L, hasher.hashForImport("password"));
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    assertThat(salty).hasSizeLessThan(COLUMN);
    assertThat(table.get(1L)).isEqualTo(salty);
    assertThat(table.get(2L)).startsWith("wrapped:");
  }

  @Test
  void whenThereIsNothingToDoTheDatabaseIsLeftAlone() {
    database.confirm(System.nanoTime());
    for (int tick = 0; tick < 100; tick++) {
      wrapping.work(LONG);
    }
    assertThat(queries).hasSizeLessThan(5);
  }

  @Test
  void anImportEndsThePause() {
    database.confirm(System.nanoTime());
    for (int tick = 0; tick < 10; tick++) {
      wrapping.work(LONG);
    }
    table.put(1L, hasher.hashForImport("x"));
    assertThat(wrapping.work(LONG)).isZero();
    Injection.tell(wrapping, DataChanged.ofOrganization(1));
    assertThat(wrapping.work(LONG)).isZero();
    Injection.tell(wrapping, DataChanged.ofEverything(1));
    assertThat(wrapping.work(LONG)).isEqualTo(1);
  }

  @Test
  void itStopsWhenItsTimeIsOver() {
    database.confirm(System.nanoTime());
    for (long id = 1; id <= 5; id++) {
      table.put(id, hasher.hashForImport("x"));
    }
    int most = 0;
    for (int tick = 0; tick < 10; tick++) {
      most = Math.max(most, wrapping.work(Duration.ZERO));
    }
    assertThat(most).isLessThanOrEqualTo(1);
  }

  @Test
  void whoeverSignsInComesFirst() {
    database.confirm(System.nanoTime());
    table.put(1L, hasher.hashForImport("x"));
    bulkhead.run(() -> assertThat(wrapping.work(LONG)).isZero());
    assertThat(queries).isEmpty();
    assertThat(bulkhead.isIdle()).isTrue();
  }

  @Test
  void nothingIsTriedWhileTheDatabaseIsAway() {
    table.put(1L, hasher.hashForImport("x"));
    assertThat(wrapping.work(LONG)).isZero();
    assertThat(queries).isEmpty();
  }
}
