package org.callboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.ejb.EJBContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The change feed in both databases, with transactions side by side. */
class ChangeFeedTest {

  private static final DataChanged ONE = DataChanged.ofOrganization(1);
  private static final DataChanged JOHN = DataChanged.ofSubscriber(1, 5);

  private Closeable server = () -> {};
  private EntityManagerFactory factory;

  /** The servers' pools are not there. */
  public static final class OwnPool implements SessionCustomizer {
    @Override
    public void customize(Session session) {}
  }

  static Stream<String> databases() {
    boolean both = ChangeFeedTest.class.getResource("/postgres-linux-x86_64.txz") != null;
    return both ? Stream.of("h2", "postgresql") : Stream.of("h2");
  }

  private void start(String database) throws IOException {
    String url = "jdbc:h2:mem:feed" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
    String user = "sa";
    if (database.equals("postgresql")) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      server = postgres;
      user = "postgres";
      url = postgres.getJdbcUrl(user, user);
    }
    Flyway.configure().dataSource(url, user, user).load().migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "callboard",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", user,
                "jakarta.persistence.jdbc.password", user,
                "eclipselink.session.customizer", OwnPool.class.getName()));
  }

  @AfterEach
  void stop() throws IOException {
    factory.close();
    server.close();
  }

  /** One transaction of one node. */
  private final class Transaction implements AutoCloseable {
    final EntityManager entities = factory.createEntityManager();
    final ChangeFeed feed;

    Transaction() {
      entities.getTransaction().begin();
      feed = Announced.feed(context(), change -> {});
      try {
        for (Field field : ChangeFeed.class.getDeclaredFields()) {
          if (field.isAnnotationPresent(PersistenceContext.class)) {
            field.setAccessible(true);
            field.set(feed, entities);
          }
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    private EJBContext context() {
      return (EJBContext)
          Proxy.newProxyInstance(
              ChangeFeedTest.class.getClassLoader(),
              new Class<?>[] {EJBContext.class},
              (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("setRollbackOnly");
                entities.getTransaction().setRollbackOnly();
                return null;
              });
    }

    void sql(String sql) {
      entities.createNativeQuery(sql).executeUpdate();
    }

    void commit() {
      if (entities.getTransaction().getRollbackOnly()) {
        entities.getTransaction().rollback();
      } else {
        entities.getTransaction().commit();
      }
    }

    @Override
    public void close() {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  private <T> T in(Function<Transaction, T> work) {
    try (Transaction transaction = new Transaction()) {
      T result = work.apply(transaction);
      transaction.commit();
      return result;
    }
  }

  private void run(java.util.function.Consumer<Transaction> work) {
    in(
        transaction -> {
          work.accept(transaction);
          return null;
        });
  }

  private void record(DataChanged change) {
    run(transaction -> transaction.feed.record(change));
  }

  private void givePlaces() {
    run(transaction -> transaction.feed.givePlaces());
  }

  private News since(long place) {
    return in(transaction -> transaction.feed.since(place));
  }

  private static List<DataChanged> changes(News news) {
    return news.entries().stream().map(News.Entry::change).toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyKindOfChangeIsReadAsItWasRecorded(String database) throws IOException {
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
  @MethodSource("databases")
  void anEntryIsReadOnceMoreWhenItHasItsPlaceAndThenNeverAgain(String database) throws IOException {
    start(database);
    record(ONE);
    assertThat(since(0).place()).isZero();
    givePlaces();
    News placed = since(0);
    assertThat(changes(placed)).containsExactly(ONE);
    assertThat(placed).isEqualTo(new News(placed.entries(), 1, true, false));
    assertThat(since(1)).isEqualTo(new News(List.of(), 1, true, false));
    assertThat((long) in(transaction -> transaction.feed.end())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aCommitIsReadHoweverLongItsTransactionWas(String database) throws IOException {
    start(database);
    try (Transaction longOne = new Transaction()) {
      longOne.feed.record(JOHN);
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
  @MethodSource("databases")
  void anEditThatIsRolledBackLeavesNothing(String database) throws IOException {
    start(database);
    try (Transaction edit = new Transaction()) {
      edit.feed.record(JOHN);
    }
    record(ONE);
    givePlaces();
    assertThat(changes(since(0))).containsExactly(ONE);
    assertThat(since(0).place()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aNodeThatHangsWhileItGivesPlacesHoldsUpNobody(String database) throws IOException {
    start(database);
    record(ONE);
    try (Transaction hanging = new Transaction()) {
      hanging.feed.givePlaces();
      hanging.entities.flush();
      record(JOHN);
      givePlaces();
      assertThat(changes(since(0))).containsExactly(ONE, JOHN);
    }
    givePlaces();
    assertThat(changes(since(0))).containsExactly(ONE, JOHN);
    assertThat(since(0).place()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whoeverMissedWhatTheFeedHasForgottenIsTold(String database) throws IOException {
    start(database);
    record(ONE);
    givePlaces();
    run(
        transaction ->
            transaction.sql("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'"));
    record(JOHN);
    assertThat((int) in(transaction -> transaction.feed.deleteOlderThan(Duration.ofHours(1))))
        .isEqualTo(1);
    assertThat(since(1).complete()).isTrue();
    News behind = since(0);
    assertThat(behind.complete()).isFalse();
    assertThat(behind.place()).isEqualTo(1);
    assertThat(changes(behind)).containsExactly(JOHN);
    givePlaces();
    run(transaction -> transaction.sql("DELETE FROM change_feed"));
    assertThat(since(1).complete()).isFalse();
    assertThat(since(2).complete()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anEntryWithoutAPlaceIsNotForgotten(String database) throws IOException {
    start(database);
    record(ONE);
    run(
        transaction ->
            transaction.sql("UPDATE change_feed SET changed_at = TIMESTAMP '2020-01-01 00:00:00'"));
    run(transaction -> transaction.feed.deleteOlderThan(Duration.ofHours(1)));
    assertThat(changes(since(0))).containsExactly(ONE);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aDatabaseThatWasRestoredIsNoticed(String database) throws IOException {
    start(database);
    record(ONE);
    givePlaces();
    News news = since(5);
    assertThat(news.complete()).isFalse();
    assertThat(news.place()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whoeverIsTooFarBehindDoesNotReadItAll(String database) throws IOException {
    start(database);
    run(transaction -> transaction.sql("UPDATE change_feed_end SET place = 10001"));
    assertThat(since(0)).isEqualTo(new News(List.of(), 10_001, false, false));
  }

  /** Edits of all lengths, some rolled back, and two nodes that read and give places. */
  @ParameterizedTest
  @MethodSource("databases")
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
          try (Transaction edit = new Transaction()) {
            edit.feed.record(DataChanged.ofSubscriber(1, id));
            for (int i = random.nextInt(20); i > 0; i--) {
              edit.entities.createNativeQuery("SELECT COUNT(*) FROM change_feed").getResultList();
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
