package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table is a map; a commit is a put into it and then a mark in the cache. */
@Timeout(30)
class SnapshotCacheTest {

  private final Map<Integer, String> table = new ConcurrentHashMap<>();
  private final AtomicInteger loads = new AtomicInteger();
  private final FakeContact contact = new FakeContact();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile boolean failing;
  private volatile CountDownLatch loading;

  private final SnapshotCache<Integer, String> cache = newCache(1_000_000);

  @Test
  void whatIsInMemoryIsNotLoaded() {
    commit(1, "a");
    assertThat(cache.get(1)).contains("a");
    assertThat(cache.get(1)).contains("a");
    assertThat(loads).hasValue(1);
  }

  @Test
  void aMarkedSnapshotIsLoadedOnceMore() {
    commit(1, "a");
    cache.get(1);
    commit(1, "b");
    assertThat(cache.get(1)).contains("b");
    assertThat(cache.get(1)).contains("b");
    assertThat(loads).hasValue(2);
  }

  @Test
  void aMarkAloneLoadsNothingAndMarksNoOther() {
    commit(1, "a");
    commit(2, "b");
    cache.get(1);
    cache.get(2);
    cache.markStale(1);
    cache.markStale(3);
    assertThat(loads).hasValue(2);
    assertThat(cache.keys()).containsExactlyInAnyOrder(1, 2);
    cache.get(2);
    assertThat(loads).hasValue(2);
  }

  @Test
  void aRowThatDoesNotExistIsNotRemembered() {
    assertThat(cache.get(1)).isEmpty();
    assertThat(cache.keys()).isEmpty();
    table.put(1, "a");
    assertThat(cache.get(1)).contains("a");
  }

  @Test
  void aDeletedRowDisappears() {
    commit(1, "a");
    cache.get(1);
    table.remove(1);
    cache.markStale(1);
    assertThat(cache.get(1)).isEmpty();
    assertThat(cache.keys()).isEmpty();
  }

  @Test
  void callersWhoRaceForTheFirstLoadShareIt() throws Exception {
    commit(1, "a");
    assertRacersShareOneLoad();
  }

  @Test
  void callersWhoRaceForAStaleSnapshotShareItsLoad() throws Exception {
    commit(1, "z");
    cache.get(1);
    commit(1, "a");
    loads.set(0);
    assertRacersShareOneLoad();
  }

  private void assertRacersShareOneLoad() throws Exception {
    loading = new CountDownLatch(1);
    List<Running<Optional<String>>> callers =
        IntStream.range(0, 8).mapToObj(i -> start(() -> cache.get(1))).toList();
    waitUntil(() -> callers.stream().allMatch(Running::isStuck));
    goOn.countDown();
    for (Running<Optional<String>> caller : callers) {
      assertThat(caller.result()).contains("a");
    }
    assertThat(loads).hasValue(1);
  }

  /** The trap of {@code computeIfPresent}: while the first load runs, the key seems absent. */
  @Test
  void aCommitDuringTheFirstLoadIsNotLost() throws Exception {
    table.put(1, "before");
    assertCommitDuringLoadIsNotLost();
  }

  @Test
  void aCommitDuringALaterLoadIsNotLost() throws Exception {
    commit(1, "long ago");
    cache.get(1);
    commit(1, "before");
    assertCommitDuringLoadIsNotLost();
  }

  /** The key is not there yet, so there is nothing to mark: what is loaded must be old anyway. */
  @Test
  void aBulkCommitDuringTheFirstLoadIsNotLost() throws Exception {
    table.put(1, "before");
    assertCommitDuringLoadIsNotLost(this::markAll);
  }

  @Test
  void aBulkCommitDuringALaterLoadIsNotLost() throws Exception {
    commit(1, "long ago");
    cache.get(1);
    commit(1, "before");
    assertCommitDuringLoadIsNotLost(this::markAll);
  }

  /** It must never wait for a load, since there may be thousands under way. */
  @Test
  void markingAllWaitsForNobody() throws Exception {
    table.put(1, "before");
    loading = new CountDownLatch(1);
    Running<Optional<String>> loader = start(() -> cache.get(1));
    loading.await();
    cache.markAllStale(0);
    goOn.countDown();
    assertThat(loader.result()).contains("before");
  }

  @Test
  void markingAllMarksEachAndLoadsNone() {
    for (int key = 1; key <= 3; key++) {
      commit(key, "old");
      cache.get(key);
      table.put(key, "new");
    }
    loads.set(0);
    cache.markAllStale(0);
    assertThat(loads).hasValue(0);
    assertThat(cache.keys()).containsExactlyInAnyOrder(1, 2, 3);
    for (int key = 1; key <= 3; key++) {
      assertThat(cache.get(key)).contains("new");
      assertThat(cache.get(key)).contains("new");
    }
    assertThat(loads).hasValue(3);
  }

  @Test
  void markingAllIsKnownToRefreshAndToWhoServesWhatIsLeft() {
    commit(1, "a");
    commit(2, "b");
    cache.get(1);
    cache.get(2);
    table.put(1, "new");
    table.put(2, "new");
    cache.markAllStale(0);
    cache.refresh(1);
    failing = true;
    assertThat(cache.get(1)).contains("new");
    assertThat(cache.get(2)).contains("b");
    failing = false;
    assertThat(cache.get(2)).contains("new");
  }

  @Test
  void whatIsUnchangedAfterMarkingAllIsTheSameObject() {
    table.put(1, "a");
    String first = cache.get(1).orElseThrow();
    table.put(1, new String("a"));
    cache.markAllStale(0);
    assertThat(cache.get(1).orElseThrow()).isSameAs(first);
    loads.set(0);
    cache.get(1);
    assertThat(loads).hasValue(0);
  }

  private void assertCommitDuringLoadIsNotLost() throws Exception {
    assertCommitDuringLoadIsNotLost(() -> mark(1));
  }

  private void assertCommitDuringLoadIsNotLost(Callable<Void> mark) throws Exception {
    loading = new CountDownLatch(1);
    Running<Optional<String>> loader = start(() -> cache.get(1));
    loading.await();
    table.put(1, "after");
    Running<Void> marker = start(mark);
    waitUntil(() -> marker.isStuck() || marker.isOver());
    goOn.countDown();
    loader.result();
    marker.result();
    assertThat(cache.get(1)).contains("after");
  }

  @Test
  void theLastGoodSnapshotIsServedWhileLoadingFails() {
    commit(1, "a");
    cache.get(1);
    commit(1, "b");
    failing = true;
    assertThat(cache.get(1)).contains("a");
    failing = false;
    assertThat(cache.get(1)).contains("b");
  }

  @Test
  void whatIsServedOfASnapshotThatIsKnownToHaveChangedSaysSo() {
    SnapshotCache<Integer, String> doubting =
        new SnapshotCache<>(
            1000, (key, text) -> 1, this::load, text -> Optional.of(text + "?"), contact);
    table.put(1, "a");
    assertThat(doubting.get(1)).contains("a");
    failing = true;
    assertThat(doubting.get(1)).contains("a");
    doubting.markStale(1);
    doubting.markStale(1);
    assertThat(doubting.get(1)).contains("a?");
    assertThat(doubting.get(1)).contains("a?");
    failing = false;
    assertThat(doubting.get(1)).contains("a");
  }

  @Test
  void whatMayNotBeServedWhenItHasChangedIsUnavailable() {
    SnapshotCache<Integer, String> strict =
        new SnapshotCache<>(1000, (key, text) -> 1, this::load, text -> Optional.empty(), contact);
    table.put(1, "a");
    assertThat(strict.get(1)).contains("a");
    failing = true;
    assertThat(strict.get(1)).contains("a");
    strict.markStale(1);
    assertThatThrownBy(() -> strict.get(1)).isInstanceOf(DataUnavailableException.class);
  }

  @Test
  void aSnapshotThatReadsTheSameIsTheSameObject() {
    table.put(1, "a");
    String first = cache.get(1).orElseThrow();
    table.put(1, new String("a"));
    cache.markStale(1);
    assertThat(cache.get(1).orElseThrow()).isSameAs(first);
  }

  @Test
  void aRefreshReadsOnlyWhatIsInMemoryAndStale() {
    commit(1, "a");
    commit(2, "b");
    commit(3, "c");
    cache.get(1);
    cache.get(2);
    commit(2, "new");
    loads.set(0);
    cache.refresh(1);
    cache.refresh(2);
    cache.refresh(3);
    assertThat(loads).hasValue(1);
    contact.loseFor(Duration.ofMinutes(1));
    assertThat(cache.get(2)).contains("new");
    assertThat(cache.keys()).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aRefreshThatFailsLeavesTheSnapshotStale() {
    commit(1, "a");
    cache.get(1);
    commit(1, "b");
    failing = true;
    assertThatThrownBy(() -> cache.refresh(1)).isInstanceOf(DataUnavailableException.class);
    failing = false;
    cache.refresh(1);
    failing = true;
    assertThat(cache.get(1)).contains("b");
  }

  /** Each would wait for the database's timeout, one after the other. */
  @Test
  void whoWaitedForALoadThatFailedDoesNotTryItAgain() throws Exception {
    failing = true;
    loading = new CountDownLatch(1);
    List<Running<Optional<String>>> callers =
        IntStream.range(0, 8).mapToObj(i -> start(() -> cache.get(1))).toList();
    waitUntil(() -> callers.stream().allMatch(Running::isStuck));
    contact.loseFor(Duration.ofSeconds(10));
    goOn.countDown();
    for (Running<Optional<String>> caller : callers) {
      assertThatThrownBy(caller::result).hasCauseInstanceOf(DataUnavailableException.class);
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void aFailureWithNothingInMemoryIsSaidToBeNobodysFault() {
    failing = true;
    assertThatThrownBy(() -> cache.get(1))
        .isInstanceOf(DataUnavailableException.class)
        .hasCauseInstanceOf(PersistenceException.class);
    failing = false;
    table.put(1, "a");
    assertThat(cache.get(1)).contains("a");
  }

  /** Old data would be served for good, and nobody would learn of the mistake. */
  @Test
  void aMistakeInLoadingIsNoOutage() {
    SnapshotCache<Integer, String> broken =
        new SnapshotCache<>(
            1000,
            (key, text) -> 1,
            key -> {
              throw new IllegalStateException("mistake");
            },
            Optional::of,
            contact);
    assertThatThrownBy(() -> broken.get(1)).hasMessage("mistake");
  }

  @Test
  void aDatabaseThatIsLostIsNotEvenAsked() {
    commit(1, "a");
    commit(2, "b");
    cache.get(1);
    cache.get(2);
    commit(1, "new");
    contact.loseFor(Duration.ofMinutes(1));
    loads.set(0);
    assertThat(cache.get(1)).contains("a");
    assertThat(cache.get(2)).contains("b");
    assertThatThrownBy(() -> cache.get(3)).isInstanceOf(DataUnavailableException.class);
    assertThat(loads).hasValue(0);
    contact.restore();
    assertThat(cache.get(1)).contains("new");
  }

  @Test
  void comparingFindsWhatDiffersAndNothingElse() {
    IntStream.range(0, 1200).forEach(i -> commit(i, "v" + i));
    IntStream.range(0, 1200).forEach(cache::get);
    table.put(3, "changed");
    table.remove(700);
    table.put(5000, "not in memory");
    loads.set(0);
    List<Integer> batches = new ArrayList<>();

    int different = cache.compare(keys -> rows(keys, batches));

    assertThat(different).isEqualTo(2);
    assertThat(batches).allMatch(size -> size <= 500);
    assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1200);
    IntStream.range(0, 1200)
        .filter(i -> i != 700)
        .forEach(i -> assertThat(cache.get(i)).isPresent());
    assertThat(cache.get(3)).contains("changed");
    assertThat(cache.get(700)).isEmpty();
    assertThat(loads).hasValue(2);
  }

  @Test
  void comparingDoesNotCountWhatIsStaleAnyway() {
    commit(1, "a");
    cache.get(1);
    commit(1, "b");
    assertThat(cache.compare(keys -> rows(keys, new ArrayList<>()))).isZero();
  }

  @Test
  void comparingLeavesMemoryAsItIsWhenTheDatabaseFails() {
    commit(1, "a");
    cache.get(1);
    assertThatThrownBy(
            () ->
                cache.compare(
                    keys -> {
                      throw Outage.failure();
                    }))
        .hasMessage("down");
    failing = true;
    assertThat(cache.get(1)).contains("a");
  }

  @Test
  void memoryIsBoundedByWeight() {
    SnapshotCache<Integer, String> small = newCache(1000);
    IntStream.range(0, 1000).forEach(i -> table.put(i, "x".repeat(100)));
    IntStream.range(0, 1000).forEach(small::get);
    waitUntil(() -> small.keys().size() <= 10);
    assertThat(small.get(1)).contains("x".repeat(100));
  }

  @Test
  void whatIsTooHeavyToBeKeptIsStillAnswered() {
    SnapshotCache<Integer, String> small = newCache(10);
    table.put(1, "x".repeat(100));
    assertThat(small.get(1)).contains("x".repeat(100));
    waitUntil(() -> small.keys().equals(Set.of()));
    assertThat(small.get(1)).contains("x".repeat(100));
  }

  private SnapshotCache<Integer, String> newCache(long maxWeight) {
    return new SnapshotCache<>(
        maxWeight, (key, text) -> text.length(), this::load, Optional::of, contact);
  }

  /** Reads the row, and then may take its time before it returns what it has read. */
  private Optional<String> load(Integer key) {
    loads.incrementAndGet();
    Optional<String> row = Optional.ofNullable(table.get(key));
    if (loading != null) {
      loading.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    if (failing) {
      throw Outage.failure();
    }
    return row;
  }

  private void commit(int key, String value) {
    table.put(key, value);
    cache.markStale(key);
  }

  private Void mark(int key) {
    cache.markStale(key);
    return null;
  }

  private Void markAll() {
    cache.markAllStale(0);
    return null;
  }

  private Map<Integer, String> rows(List<Integer> keys, List<Integer> batches) {
    batches.add(keys.size());
    Map<Integer, String> rows = new HashMap<>(table);
    rows.keySet().retainAll(keys);
    return rows;
  }

  private record Running<T>(Thread thread, FutureTask<T> task) {

    /** Whether it can go on only when another thread does something. */
    boolean isStuck() {
      return Set.of(Thread.State.BLOCKED, Thread.State.WAITING).contains(thread.getState());
    }

    boolean isOver() {
      return task.isDone();
    }

    T result() throws Exception {
      return task.get(20, TimeUnit.SECONDS);
    }
  }

  private static <T> Running<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return new Running<>(thread, task);
  }

  private static void waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) { // the class has a timeout
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new AssertionError("What was waited for has not happened");
      }
    }
  }
}
