package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeBodiesTest {

  private static final int MIB = 1024 * 1024;

  private final LargeBodies bodies = new LargeBodies(10 * MIB, Duration.ofMillis(50));

  private <T> T elsewhere(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private boolean isRoomFor(long characters, long values) {
    return elsewhere(
        () -> {
          try {
            bodies.take(characters, values);
            bodies.leave();
            return true;
          } catch (BusyException e) {
            return false;
          }
        });
  }

  @Test
  void aRequestHoldsWhatItHasReadUntilItEnds() {
    bodies.take(0, 70_000);
    assertThat(isRoomFor(0, 70_000)).isFalse();
    assertThat(isRoomFor(300_000, 0)).isTrue();
    assertThat(isRoomFor(0, 8_000)).as("what is small does not count").isTrue();
    bodies.leave();
    bodies.leave();
    assertThat(isRoomFor(0, 70_000)).isTrue();
  }

  @Test
  void whatIsLargerThanAllTheRoomGoesAlone() {
    bodies.take(0, 1_000_000);
    assertThat(isRoomFor(300_000, 0)).isFalse();
    assertThatCode(() -> bodies.take(0, 1_000_000)).doesNotThrowAnyException();
    bodies.leave();
    assertThat(isRoomFor(300_000, 0)).isTrue();
  }

  @Test
  @Timeout(30)
  void fewWait() throws InterruptedException {
    LargeBodies patient = new LargeBodies(10 * MIB, Duration.ofMinutes(1));
    patient.take(0, 1_000_000);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Thread thread =
          new Thread(
              () -> {
                patient.take(0, 70_000);
                patient.leave();
              });
      thread.start();
      waiting.add(thread);
    }
    while (!waiting.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING)) {
      assertThat(Thread.interrupted()).as("waited in vain").isFalse();
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> elsewhere(() -> taken(patient)))
        .hasCauseInstanceOf(BusyException.class);
    patient.leave();
    for (Thread thread : waiting) {
      thread.join();
    }
  }

  private static boolean taken(LargeBodies bodies) {
    bodies.take(0, 70_000);
    bodies.leave();
    return true;
  }

  /** Tells of each read whether this thread held room then. */
  private static final class Watched extends ByteArrayInputStream {

    private final Set<Boolean> held = new LinkedHashSet<>();

    Watched(int length) {
      super(("{\"a\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      held.add(LargeBodies.ALL.isHolding());
      return super.read(buffer, offset, length);
    }
  }

  private static Set<Boolean> heldWhileReading(int length, boolean announced) {
    AdministratorTurns turns = new AdministratorTurns(new Settings(key -> null));
    Watched body = new Watched(length);
    turns.enter(announced ? body.available() : -1);
    try {
      JsonFields.read(body, MIB);
    } finally {
      turns.leave();
    }
    return body.held;
  }

  @Test
  void thereIsRoomForABodyBeforeItIsRead() {
    assertThat(heldWhileReading(600_000, true)).containsExactly(true);
    assertThat(heldWhileReading(100_000, true)).as("it is small").containsExactly(false);
    assertThat(heldWhileReading(600_000, false))
        .as("it may be small until it is not")
        .containsExactly(false, true);
    assertThat(heldWhileReading(100_000, false)).containsExactly(false);
    assertThat(LargeBodies.ALL.isHolding()).isFalse();
  }

  /** Who has room for the longest body has it for a shorter one, and gives back the rest. */
  @Test
  void whatIsLessThanExpectedGivesBackTheRest() {
    bodies.take(2 * MIB, 0);
    bodies.take(300_000, 0);
    assertThat(isRoomFor(2 * MIB, 0)).isTrue();
    bodies.take(100, 0);
    assertThat(bodies.isHolding()).isFalse();
  }

  @Test
  void anAdministratorsRequestHoldsItsBody() {
    byte[] body = ("{\"items\":[" + "{},".repeat(20_000) + "{}]}").getBytes(StandardCharsets.UTF_8);
    AdministratorTurns turns = new AdministratorTurns(new Settings(key -> null));
    JsonFields.read(new ByteArrayInputStream(body));
    assertThat(LargeBodies.ALL.isHolding()).as("nobody would give it back").isFalse();
    turns.enter();
    JsonFields.read(new ByteArrayInputStream(body));
    assertThat(LargeBodies.ALL.isHolding()).isTrue();
    turns.leave();
    assertThat(LargeBodies.ALL.isHolding()).isFalse();
  }
}
