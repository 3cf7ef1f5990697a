package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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
