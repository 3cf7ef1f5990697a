package org.callboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.callboard.Tables;
import org.callboard.platform.DatabaseClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The change feed in both databases, with transactions side by side. */
class ChangeFeedTest {

  private static final DataChanged ONE = DataChanged.ofOrganization(1);
  private static final DataChanged JOHN = DataChanged.ofSubscriber(1, 5);

  private Tables tables;

  private void start(String database) {
    tables = Tables.in(database);
  }

  @AfterEach
  void stop() throws IOException {
    tables.close();
  }

  private static ChangeFeed feed(Tables.Transaction transaction) {
    EJBContext context =
        (EJBContext)
            Proxy.newProxyInstance(
                ChangeFeedTest.class.getClassLoader(),
                new Class<?>[] {EJBContext.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("setRollbackOnly");
                  transaction.setRollbackOnly();
                  return null;
                });
    DatabaseClock clock = transaction.with(new DatabaseClock());
    return transaction.with(Announced.feed(context, clock, change -> {}));
  }

  private <T> T in(Function<ChangeFeed, T> work) {
    return tables.in(transaction -> work.apply(feed(transaction)));
  }

  private void run(Consumer<ChangeFeed> work) {
    tables.run(transaction -> work.accept(feed(transaction)));
  }

  private void sql(String sql) {
    tables.run(transaction -> transaction.sql(sql));
  }

  private void record(DataChanged change) {
    run(feed -> feed.record(change));
  }

  private void givePlaces() {
    run(feed -> feed.givePlaces());
  }

  private News since(long place) {
    return in(feed -> feed.since(place));
  }

  private static List<DataChanged> changes(News news) {
    return news.entries().stream().map(News.Entry::change).toList();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void everyKindOfChangeIsReadAsItWasRecorded(String database) {
    start(database);
    List<DataChanged> all =
        List.of(ONE, JOHN, DataChanged.ofGroup(1, 7), DataChanged.ofEverything(2));
    all.forEach(this::record);
    News news = since(0);
    assertThat(changes(news)).containsExactlyElementsOf(all);
    assertThat(news.unplaced()).isTrue();
    assertThat(news.complete()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void anEntryIsReadOnceMoreWhenItHasItsPlaceAndThenNeverAgain(String database) {
    start(database);
    record(ONE);
    assertThat(since(0).place()).isZero();
    givePlaces();
    News placed = since(0);
    assertThat(changes(placed)).containsExactly(ONE);
    assertThat(placed).isEqualTo(new News(placed.entries(), 1, true, false));
    assertThat(since(1)).isEqualTo(new News(List.of(), 1, true, false));
    assertThat((long) in(feed -> feed.end())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aCommitIsReadHoweverLongItsTransactionWas(String database) {
    start(database);
    try (Tables.Transaction longOne = tables.begin()) {
      feed(longOne).record(JOHN);
      longOne.sql(
          "UPDATE change_feed SET changed_at = CURRENT_TIMESTAMP - 3000 * INTERVAL '1' SECOND");
      record(ONE);
      givePlaces();
      assertThat(changes(since(0))).containsExactly(ONE);
      longOne.commit();
    }
    assertThat(changes(since(1))).containsExactly(JOHN);
    givePlaces();
    assertThat(changes(since(1))).containsExactly(JOHN);
    assertThat(since(2).entries()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void anEditThatIsRolledBackLeavesNothing(String database) {
    start(database);
    try (Tables.Transaction edit = tables.begin()) {
      feed(edit).record(JOHN);
    }
    record(ONE);
    givePlaces();
    assertThat(changes(since(0))).containsExactly(ONE);
    assertThat(since(0).place()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aNodeThatHangsWhileItGivesPlacesHoldsUpNobody(String database) {
    start(database);
    record(ONE);
    try (Tables.Transaction hanging = tables.begin()) {
      feed(hanging).givePlaces();
      hanging.flush();
      record(JOHN);
      givePlaces();
      assertThat(changes(since(0))).containsExactly(ONE, JOHN);
    }
    givePlaces();
    assertThat(changes(since(0))).containsExactly(ONE, JOHN);
    assertThat(since(0).place()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void whoeverMissedWhatTheFeedHasForgottenIsTold(String database) {
    start(database);
    record(ONE);
    givePlaces();
    sql("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'");
    record(JOHN);
    assertThat((boolean) in(feed -> feed.deleteSomeOlderThan(Duration.ofHours(1)))).isFalse();
    assertThat(since(1).complete()).isTrue();
    News behind = since(0);
    assertThat(behind.complete()).isFalse();
    assertThat(behind.place()).isEqualTo(1);
    assertThat(changes(behind)).containsExactly(JOHN);
    givePlaces();
    sql("DELETE FROM change_feed");
    assertThat(since(1).complete()).isFalse();
    assertThat(since(2).complete()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void anEntryWithoutAPlaceIsNotForgotten(String database) {
    start(database);
    record(ONE);
    sql("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'");
    run(feed -> feed.deleteSomeOlderThan(Duration.ofHours(1)));
    assertThat(changes(since(0))).containsExactly(ONE);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aDatabaseThatWasRestoredIsNoticed(String database) {
    start(database);
    record(ONE);
    givePlaces();
    News news = since(5);
    assertThat(news.complete()).isFalse();
    assertThat(news.place()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void whoeverIsTooFarBehindDoesNotReadItAll(String database) {
    start(database);
    sql("UPDATE change_feed_end SET place = 10001");
    assertThat(since(0)).isEqualTo(new News(List.of(), 10_001, false, false));
  }

  /** Edits of all lengths, some rolled back, and two nodes that read and give places. */
  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void nothingIsMissedWhateverTheOrderOfCommits(String database) throws Exception {
    start(database);
    int editors = 6;
    int edits = 60;
    AtomicBoolean editing = new AtomicBoolean(true);
    Set<Long> committed = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(editors + 2);
    try {
      List<Future<Set<Long>>> nodes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        nodes.add(threads.submit(node(editing)));
      }
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < editors; i++) {
        long first = i * 1000L;
        all.add(threads.submit(() -> edit(LongStream.range(first, first + edits), committed)));
      }
      for (Future<?> editor : all) {
        editor.get();
      }
      editing.set(false);
      for (Future<Set<Long>> node : nodes) {
        assertThat(node.get()).isEqualTo(committed);
      }
      assertThat(committed).hasSizeGreaterThan(100);
    } finally {
      threads.shutdownNow();
    }
  }

  private void edit(LongStream subscribers, Set<Long> committed) {
    Random random = new Random(subscribers.hashCode());
    subscribers.forEach(
        id -> {
          try (Tables.Transaction edit = tables.begin()) {
            feed(edit).record(DataChanged.ofSubscriber(1, id));
            for (int i = random.nextInt(20); i > 0; i--) {
              edit.number("SELECT COUNT(*) FROM change_feed");
            }
            if (random.nextInt(5) > 0) {
              edit.commit();
              committed.add(id);
            }
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
        News news = since(place);
        assertThat(news.complete()).isTrue();
        news.entries().forEach(entry -> told.add(entry.change().id().orElseThrow()));
        place = news.place();
        if (news.unplaced()) {
          givePlaces();
        }
      }
      return told;
    };
  }
}
