package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdministratorTurnsTest {

  private final AdministratorTurns turns = turns(2, 1);
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch finish = new CountDownLatch(1);
  private final AtomicInteger working = new AtomicInteger();

  @AfterEach
  void stop() {
    finish.countDown();
    turns.leave();
    others.shutdown();
  }

  private static AdministratorTurns turns(int concurrency, int queue) {
    Map<String, String> settings =
        Map.of(
            "callboard.admin.concurrency", String.valueOf(concurrency),
            "callboard.admin.queue", String.valueOf(queue));
    return new AdministratorTurns(new Settings(settings::get));
  }

  private Callable<String> work(AdministratorTurns of) {
    return () ->
        of.take(
            () -> {
              working.incrementAndGet();
              finish.await();
              return "done";
            });
  }

  @Test
  void asManyWorkAsMayAndTheRestIsToldToComeAgain() throws Exception {
    AdministratorTurns two = turns(2, 0);
    List<Future<String>> all = List.of(others.submit(work(two)), others.submit(work(two)));
    awaitWorking(2);
    assertThatThrownBy(() -> two.take(() -> "")).isInstanceOf(BusyException.class);
    finish.countDown();
    for (Future<String> each : all) {
      assertThat(each.get()).isEqualTo("done");
    }
    assertThat(two.<String, RuntimeException>take(() -> "done")).isEqualTo("done");
  }

  @Test
  void whoFindsAPlaceInTheQueueWaits() throws Exception {
    AdministratorTurns one = turns(1, 1);
    Future<String> first = others.submit(work(one));
    awaitWorking(1);
    AtomicReference<Thread> waiting = new AtomicReference<>();
    Future<String> second =
        others.submit(
            () -> {
              waiting.set(Thread.currentThread());
              return work(one).call();
            });
    // Who waits for a turn does so for a time, who works here for good.
    while (waiting.get() == null || waiting.get().getState() != State.TIMED_WAITING) {
      assertThat(working).hasValue(1);
    }
    assertThat(working).hasValue(1);
    finish.countDown();
    assertThat(first.get()).isEqualTo("done");
    assertThat(second.get()).isEqualTo("done");
  }

  /** The timeout interrupts whoever waits in vain. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("waited in vain").isFalse();
      Thread.onSpinWait();
    }
  }

  private void awaitWorking(int count) {
    await(() -> working.get() >= count);
  }

  @Test
  void oneOrganizationLeavesTurnsToTheOthers() throws Exception {
    AdministratorTurns six = turns(6, 100);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      all.add(others.submit(workFor(six, "ACME")));
    }
    awaitWorking(4);
    await(() -> six.waiting() == 60);
    six.enter();
    six.workFor("OTHER");
    assertThat(six.<String, RuntimeException>take(() -> "done")).isEqualTo("done");
    six.leave();
    assertThat(working).hasValue(4);
    finish.countDown();
    for (Future<String> each : all) {
      assertThat(each.get()).isEqualTo("done");
    }
  }

  private Callable<String> workFor(AdministratorTurns of, String organization) {
    return () -> {
      of.enter();
      of.workFor(organization);
      try {
        return work(of).call();
      } finally {
        of.leave();
      }
    };
  }

  @Test
  void whatIsCalledInATurnBelongsToIt() {
    AdministratorTurns one = turns(1, 0);
    assertThat(one.<String, RuntimeException>take(() -> one.take(() -> one.take(() -> "done"))))
        .isEqualTo("done");
  }

  @Test
  void onlyAnAdministratorsRequestWaits() {
    assertThat(turns.isToWait()).isFalse();
    turns.enter();
    assertThat(turns.isToWait()).isTrue();
    assertThat(turns.<Boolean, RuntimeException>take(turns::isToWait)).isFalse();
    assertThat(turns.isToWait()).isTrue();
    turns.leave();
    assertThat(turns.isToWait()).isFalse();
    assertThat(AdministratorTurns.isServing()).isFalse();
  }

  @Test
  void aTurnIsGivenBackAfterAFailure() {
    turns.enter();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .hasMessage("failed");
      assertThat(turns.isToWait()).isTrue();
    }
  }

  @Test
  void anAdministratorAsksNotInTurnWithThePhones() {
    DatabaseContact database = new DatabaseContact();
    database.confirm(System.nanoTime());
    CountDownLatch asking = new CountDownLatch(DatabaseContact.READERS);
    for (int i = 0; i < DatabaseContact.READERS; i++) {
      others.submit(
          () ->
              database.ask(
                  () -> {
                    asking.countDown();
                    return wait(finish);
                  }));
    }
    wait(asking);
    turns.enter();
    assertThat(database.ask(() -> "asked")).isEqualTo("asked");
    turns.leave();
    database.confirm(System.nanoTime());
    assertThatThrownBy(() -> database.ask(() -> "asked"))
        .isInstanceOf(DataUnavailableException.class)
        .hasMessageContaining("Too many");
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
