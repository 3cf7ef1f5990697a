package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.platform.BusyException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoginBulkheadTest {

  private final CountDownLatch finish = new CountDownLatch(1);
  private final AtomicInteger working = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void finishAll() {
    finish.countDown();
  }

  @Test
  void theWorksResultIsReturned() {
    assertThat(bulkhead(1, 0).<String>run(() -> "done")).isEqualTo("done");
  }

  @Test
  void asManyWorkAsMayAndTheOthersWait() throws Exception {
    LoginBulkhead bulkhead = bulkhead(2, 3);
    List<FutureTask<String>> logins = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      logins.add(start(bulkhead));
    }
    waitUntilAllAreStuck();
    assertThat(working).hasValue(2);
    finish.countDown();
    for (FutureTask<String> login : logins) {
      assertThat(login.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    }
  }

  @Test
  void whoFindsTheQueueFullIsToldToComeAgain() {
    LoginBulkhead bulkhead = bulkhead(1, 1);
    start(bulkhead);
    start(bulkhead);
    waitUntilAllAreStuck();
    assertBusy(bulkhead);
  }

  @Test
  void withoutAQueueNobodyWaits() {
    LoginBulkhead bulkhead = bulkhead(1, 0);
    start(bulkhead);
    waitUntilAllAreStuck();
    assertBusy(bulkhead);
  }

  @Test
  void whoWaitsTooLongIsToldToComeAgainAndLeavesItsPlace() throws Exception {
    LoginBulkhead bulkhead = bulkhead(1, 1, "PT0.1S");
    FutureTask<String> first = start(bulkhead);
    waitUntilAllAreStuck();
    for (int i = 0; i < 3; i++) {
      assertBusy(bulkhead);
    }
    assertThat(working).hasValue(1);
    finish.countDown();
    first.get(20, TimeUnit.SECONDS);
    assertThat(bulkhead.<String>run(() -> "done")).isEqualTo("done");
  }

  @Test
  void aTurnIsGivenBackAfterTheWork() {
    LoginBulkhead bulkhead = bulkhead(1, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(bulkhead.<String>run(() -> "done")).isEqualTo("done");
    }
  }

  @Test
  void aTurnIsGivenBackAfterAFailure() {
    LoginBulkhead bulkhead = bulkhead(1, 0);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  bulkhead.run(
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .hasMessage("failed");
    }
    assertThat(bulkhead.<String>run(() -> "done")).isEqualTo("done");
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesItsPlaceAndStaysInterrupted() throws Exception {
    LoginBulkhead bulkhead = bulkhead(1, 1);
    start(bulkhead);
    waitUntilAllAreStuck();
    FutureTask<Boolean> waiting =
        new FutureTask<>(
            () -> {
              assertBusy(bulkhead);
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = start(waiting);
    waitUntilAllAreStuck();
    thread.interrupt();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    FutureTask<String> next = start(bulkhead);
    waitUntilAllAreStuck();
    finish.countDown();
    assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo("done");
  }

  @Test
  void oneSourceHoldsTwoPlacesAndAnotherOneGoesOn() throws Exception {
    LoginBulkhead bulkhead = bulkhead(1, 2); // three places
    FutureTask<String> first = start(bulkhead, List.of("a stranger"));
    FutureTask<String> second = start(bulkhead, List.of("a stranger"));
    FutureTask<String> third = start(bulkhead, List.of("a stranger")); // waits beside the queue
    FutureTask<String> fourth = start(bulkhead, List.of("a stranger"));
    waitUntilAllAreStuck();
    assertBusy(bulkhead, List.of("a stranger"));
    FutureTask<String> honest = start(bulkhead, List.of("somebody else", "ann"));
    waitUntilAllAreStuck();
    assertBusy(bulkhead, List.of("one too many"));
    finish.countDown();
    for (FutureTask<String> each : List.of(first, second, third, fourth, honest)) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    }
    assertThat(bulkhead.run(List.of("a stranger"), () -> "done")).isEqualTo("done");
  }

  @Test
  void aNameHoldsTwoPlacesWhereverItsRequestsComeFrom() {
    LoginBulkhead bulkhead = bulkhead(1, 2);
    for (int i = 0; i < 4; i++) {
      start(bulkhead, List.of("address" + i, "ann"));
    }
    waitUntilAllAreStuck();
    assertBusy(bulkhead, List.of("address9", "ann"));
    start(bulkhead, List.of("address0", "bob"));
    waitUntilAllAreStuck();
    assertBusy(bulkhead, List.of("address9", "bob"));
  }

  @Test
  void oneSourceLeavesRoomToWaitForOthers() {
    LoginBulkhead bulkhead = bulkhead(1, 32);
    for (int i = 0; i < 10; i++) {
      start(bulkhead, List.of("a stranger"));
    }
    waitUntilAllAreStuck();
    assertBusy(bulkhead, List.of("a stranger"));
    for (int i = 0; i < 8; i++) {
      start(bulkhead, List.of("an office"));
    }
    waitUntilAllAreStuck();
    assertThat(working).hasValue(1);
  }

  /** Who comes a second later waits the same time, and so is refused a second later. */
  @Test
  void whoHasWaitedForAPlaceWaitsForTheTurnNoLongerThanOthers() throws Exception {
    LoginBulkhead bulkhead = bulkhead(1, 8, "PT2S");
    List<String> refused = new CopyOnWriteArrayList<>();
    start(bulkhead, List.of("somebody else")); // has the turn
    waitUntilAllAreStuck();
    for (String name : List.of("first", "second", "third")) { // the third waits for a place
      start(refusedAs(name, bulkhead, "a stranger", refused));
    }
    waitUntilAllAreStuck();
    Thread.sleep(
        1000); // semaphores wait by a clock that no test can move, and it is what is tested
    FutureTask<Void> later = refusedAs("later", bulkhead, "an office", refused);
    start(later);
    later.get(20, TimeUnit.SECONDS);
    assertThat(refused).hasSize(4).last().isEqualTo("later");
  }

  private static FutureTask<Void> refusedAs(
      String name, LoginBulkhead bulkhead, String source, List<String> refused) {
    return new FutureTask<>(
        () -> {
          assertBusy(bulkhead, List.of(source));
          refused.add(name);
          return null;
        });
  }

  private static void assertBusy(LoginBulkhead bulkhead, List<String> sources) {
    assertThat(catchThrowableOfType(BusyException.class, () -> bulkhead.run(sources, () -> "done")))
        .isNotNull();
  }

  private static void assertBusy(LoginBulkhead bulkhead) {
    BusyException busy =
        catchThrowableOfType(BusyException.class, () -> bulkhead.run(() -> "done"));
    assertThat(busy).isNotNull();
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  private FutureTask<String> start(LoginBulkhead bulkhead) {
    return start(bulkhead, List.of());
  }

  private FutureTask<String> start(LoginBulkhead bulkhead, List<String> sources) {
    FutureTask<String> login =
        new FutureTask<>(
            () ->
                bulkhead.run(
                    sources,
                    () -> {
                      working.incrementAndGet();
                      awaitFinish();
                      return "done";
                    }));
    start(login);
    return login;
  }

  private Thread start(FutureTask<?> task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private void awaitFinish() {
    try {
      finish.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void waitUntilAllAreStuck() {
    Set<Thread.State> stuck = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    while (!threads.stream()
        .filter(Thread::isAlive)
        .map(Thread::getState)
        .allMatch(stuck::contains)) {
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new AssertionError("Not all logins work or wait");
      }
    }
  }

  private static LoginBulkhead bulkhead(int concurrency, int queue) {
    return bulkhead(concurrency, queue, "PT1M");
  }

  private static LoginBulkhead bulkhead(int concurrency, int queue, String wait) {
    return new LoginBulkhead(
        new Settings(
            Map.of(
                    "callboard.login.concurrency", String.valueOf(concurrency),
                    "callboard.login.queue", String.valueOf(queue),
                    "callboard.login.wait", wait)
                ::get));
  }
}
