package org.callboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.database.HeldTransaction.assertDoesNotWait;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.callboard.Injection;
import org.callboard.database.DatabaseTest;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.junit.jupiter.api.Test;

/** The change feed, with transactions side by side. */
@DatabaseTest
@SuppressWarnings("try") // a transaction is held, not used
class ChangeFeedTest {

  private static final DataChanged ONE = DataChanged.ofOrganization(1);
  private static final DataChanged JOHN = DataChanged.ofSubscriber(1, 5);

  @Inject private Node node;
  @Inject private ChangeFeed feed;
  @Inject private EntityManager entities;

  private void record(DataChanged change) {
    node.inTransaction(() -> feed.record(change));
  }

  private static List<DataChanged> changes(News news) {
    return news.entries().stream().map(News.Entry::change).toList();
  }

  @Test
  void everyKindOfChangeIsReadAsItWasRecorded() {
    List<DataChanged> all =
        List.of(ONE, JOHN, DataChanged.ofGroup(1, 7), DataChanged.ofEverything(2));
    all.forEach(this::record);
    News news = feed.since(0);
    assertThat(changes(news)).containsExactlyElementsOf(all);
    assertThat(news.unplaced()).isTrue();
    assertThat(news.complete()).isTrue();
  }

  @Test
  void anEntryIsReadOnceMoreWhenItHasItsPlaceAndThenNeverAgain() {
    record(ONE);
    assertThat(feed.since(0).place()).isZero();
    feed.givePlaces();
    News placed = feed.since(0);
    assertThat(changes(placed)).containsExactly(ONE);
    assertThat(placed).isEqualTo(new News(placed.entries(), 1, true, false));
    assertThat(feed.since(1)).isEqualTo(new News(List.of(), 1, true, false));
    assertThat(feed.end()).isEqualTo(1);
  }

  @Test
  void aCommitIsReadHoweverLongItsTransactionWas() throws InterruptedException {
    try (HeldTransaction longOne = new HeldTransaction(node, this::recordLongAgo)) {
      record(ONE);
      feed.givePlaces();
      assertThat(changes(feed.since(0))).containsExactly(ONE);
    }
    assertThat(changes(feed.since(1))).containsExactly(JOHN);
    feed.givePlaces();
    assertThat(changes(feed.since(1))).containsExactly(JOHN);
    assertThat(feed.since(2).entries()).isEmpty();
  }

  private void recordLongAgo() {
    feed.record(JOHN);
    entities
        .createNativeQuery(
            "UPDATE change_feed SET changed_at = CURRENT_TIMESTAMP - 3000 * INTERVAL '1' SECOND")
        .executeUpdate();
  }

  @Test
  void anEditThatIsRolledBackLeavesNothing() {
    node.rolledBack(() -> feed.record(JOHN));
    record(ONE);
    feed.givePlaces();
    assertThat(changes(feed.since(0))).containsExactly(ONE);
    assertThat(feed.since(0).place()).isEqualTo(1);
  }

  @Test
  void aNodeThatHangsWhileItGivesPlacesHoldsUpNobody() {
    record(ONE);
    ChangeFeed hanging = Injection.with(new ChangeFeed(), "entities", entities);
    node.rolledBack(
        () -> {
          hanging.givePlaces();
          entities.flush();
          assertDoesNotWait(
              node.inBackground(
                  () -> {
                    record(JOHN);
                    feed.givePlaces();
                    assertThat(changes(feed.since(0))).containsExactly(ONE, JOHN);
                    return null;
                  }));
        });
    feed.givePlaces();
    assertThat(changes(feed.since(0))).containsExactly(ONE, JOHN);
    assertThat(feed.since(0).place()).isEqualTo(2);
  }

  @Test
  void whoeverMissedWhatTheFeedHasForgottenIsTold() {
    record(ONE);
    feed.givePlaces();
    node.execute("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'");
    record(JOHN);
    assertThat(feed.deleteSomeOlderThan(Duration.ofHours(1))).isFalse();
    assertThat(feed.since(1).complete()).isTrue();
    News behind = feed.since(0);
    assertThat(behind.complete()).isFalse();
    assertThat(behind.place()).isEqualTo(1);
    assertThat(changes(behind)).containsExactly(JOHN);
    feed.givePlaces();
    node.execute("DELETE FROM change_feed");
    assertThat(feed.since(1).complete()).isFalse();
    assertThat(feed.since(2).complete()).isTrue();
  }

  @Test
  void anEntryWithoutAPlaceIsNotForgotten() {
    record(ONE);
    node.execute("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'");
    feed.deleteSomeOlderThan(Duration.ofHours(1));
    assertThat(changes(feed.since(0))).containsExactly(ONE);
  }

  @Test
  void aDatabaseThatWasRestoredIsNoticed() {
    record(ONE);
    feed.givePlaces();
    News news = feed.since(5);
    assertThat(news.complete()).isFalse();
    assertThat(news.place()).isEqualTo(1);
  }

  @Test
  void whoeverIsTooFarBehindDoesNotReadItAll() {
    node.execute("UPDATE change_feed_end SET place = 10001");
    assertThat(feed.since(0)).isEqualTo(new News(List.of(), 10_001, false, false));
  }

  /** Edits of all lengths, some rolled back, and two nodes that read and give places. */
  @Test
  void nothingIsMissedWhateverTheOrderOfCommits() throws Exception {
    int editors = 6;
    int edits = 60;
    AtomicBoolean editing = new AtomicBoolean(true);
    Set<Long> committed = ConcurrentHashMap.newKeySet();
    List<Future<Set<Long>>> nodes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      nodes.add(node.inBackground(node(editing)));
    }
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < editors; i++) {
      long first = i * 1000L;
      all.add(
          node.inBackground(
              () -> {
                edit(LongStream.range(first, first + edits), committed);
                return null;
              }));
    }
    try {
      for (Future<?> editor : all) {
        editor.get();
      }
    } finally {
      editing.set(false);
    }
    for (Future<Set<Long>> node : nodes) {
      assertThat(node.get()).isEqualTo(committed);
    }
    assertThat(committed).hasSizeGreaterThan(100);
  }

  private void edit(LongStream subscribers, Set<Long> committed) {
    Random random = new Random(subscribers.hashCode());
    subscribers.forEach(
        id -> {
          Runnable edit =
              () -> {
                feed.record(DataChanged.ofSubscriber(1, id));
                for (int i = random.nextInt(20); i > 0; i--) {
                  entities.createNativeQuery("SELECT COUNT(*) FROM change_feed").getSingleResult();
                }
              };
          if (random.nextInt(5) > 0) {
            node.inTransaction(edit);
            committed.add(id);
          } else {
            node.rolledBack(edit);
          }
        });
  }

  private Callable<Set<Long>> node(AtomicBoolean editing) {
    return () -> {
      Set<Long> told = new HashSet<>();
      long place = 0;
      boolean more = true;
      while (more) {
        more = editing.get();
        News news = feed.since(place);
        assertThat(news.complete()).isTrue();
        news.entries().forEach(entry -> told.add(entry.change().id().orElseThrow()));
        place = news.place();
        if (news.unplaced()) {
          feed.givePlaces();
        }
      }
      return told;
    };
  }
}
