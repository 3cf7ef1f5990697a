package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NamedSnapshotsTest {

  private record Row(long id, String name) {}

  private final Map<Long, Row> table = new HashMap<>();
  private final AtomicInteger queries = new AtomicInteger();
  private final FakeContact contact = new FakeContact();
  private final SnapshotCache<Long, Row> snapshots =
      new SnapshotCache<>(1000, (id, row) -> 1, this::load, Optional::of, contact);
  private final NamedSnapshots<String, Row> named =
      new NamedSnapshots<>(1000, this::idOf, Row::name, snapshots, contact);

  @Test
  void theSecondTimeNobodyAsksTheDatabase() {
    commit(1, "a");
    assertThat(named.find("a")).contains(new Row(1, "a"));
    queries.set(0);
    assertThat(named.find("a")).contains(new Row(1, "a"));
    assertThat(queries).hasValue(0);
  }

  @Test
  void whatIsInMemoryIsToldWithoutTheDatabase() {
    commit(1, "a");
    assertThat(named.inMemory("a")).isEmpty();
    named.find("a");
    commit(1, "b");
    queries.set(0);
    assertThat(named.inMemory("a")).contains(new Row(1, "a"));
    assertThat(named.inMemory("b")).isEmpty();
    assertThat(queries).hasValue(0);
    named.find("b");
    assertThat(named.inMemory("a")).isEmpty();
    assertThat(named.inMemory("b")).contains(new Row(1, "b"));
  }

  @Test
  void aNameThatDoesNotExistIsNotRemembered() {
    assertThat(named.find("a")).isEmpty();
    commit(1, "a");
    assertThat(named.find("a")).contains(new Row(1, "a"));
  }

  @Test
  void aRenamedRowIsFoundByItsNewNameOnly() {
    commit(1, "old");
    named.find("old");
    commit(1, "new");
    assertThat(named.find("old")).isEmpty();
    assertThat(named.find("new")).contains(new Row(1, "new"));
  }

  @Test
  void aDeletedRowIsNotFound() {
    commit(1, "a");
    named.find("a");
    delete(1);
    assertThat(named.find("a")).isEmpty();
  }

  @Test
  void aNameThatWasDeletedAndMadeAgainIsTheNewRow() {
    commit(1, "a");
    named.find("a");
    delete(1);
    commit(2, "a");
    assertThat(named.find("a")).contains(new Row(2, "a"));
  }

  @Test
  void twoRowsThatSwapTheirNamesAreNotMixedUp() {
    commit(1, "a");
    commit(2, "b");
    named.find("a");
    named.find("b");
    table.put(1L, new Row(1, "b"));
    table.put(2L, new Row(2, "a"));
    snapshots.markStale(1L);
    snapshots.markStale(2L);
    assertThat(named.find("a")).contains(new Row(2, "a"));
    assertThat(named.find("b")).contains(new Row(1, "b"));
  }

  @Test
  void theLastGoodSnapshotIsServedUnderItsNameWhileTheDatabaseIsLost() {
    commit(1, "a");
    named.find("a");
    commit(1, "renamed");
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(named.find("a")).contains(new Row(1, "a"));
    contact.restore();
    assertThat(named.find("a")).isEmpty();
  }

  @Test
  void nobodyCanTellOfAnUnknownNameWhileTheDatabaseIsLost() {
    contact.loseFor(Duration.ofMinutes(1));
    assertThatThrownBy(() -> named.find("a")).isInstanceOf(DataUnavailableException.class);
    assertThat(queries).hasValue(0);
  }

  @Test
  void aQuestionThatFailsIsNobodysFault() {
    NamedSnapshots<String, Row> broken =
        new NamedSnapshots<>(
            10,
            name -> {
              throw Outage.failure();
            },
            Row::name,
            snapshots,
            contact);
    assertThatThrownBy(() -> broken.find("a"))
        .isInstanceOf(DataUnavailableException.class)
        .hasCauseInstanceOf(PersistenceException.class);
  }

  private Optional<Row> load(Long id) {
    queries.incrementAndGet();
    return Optional.ofNullable(table.get(id));
  }

  private Optional<Long> idOf(String name) {
    queries.incrementAndGet();
    return table.values().stream().filter(row -> row.name().equals(name)).map(Row::id).findFirst();
  }

  private void commit(long id, String name) {
    table.put(id, new Row(id, name));
    snapshots.markStale(id);
  }

  private void delete(long id) {
    table.remove(id);
    snapshots.markStale(id);
  }
}
