package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.callboard.platform.BusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrangersBodiesTest {

  private static final int MAX = 100;
  private static final String HERE = "203.0.113.1";

  private final StrangersBodies bodies = new StrangersBodies();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final Semaphore reading = new Semaphore(0);
  private final CountDownLatch theyGoOn = new CountDownLatch(1);

  @AfterEach
  void everybodyHangsUp() {
    theyGoOn.countDown();
    callers.shutdownNow();
  }

  @Test
  void aBodyIsReadWhole() throws IOException {
    assertThat(bodies.read(arrived("hello").asServletRequest(), HERE, MAX))
        .asString()
        .isEqualTo("hello");
    assertThat(bodies.read(arrived("hello").withoutLength().asServletRequest(), HERE, MAX))
        .asString()
        .isEqualTo("hello");
    assertThat(bodies.read(arrived("").asServletRequest(), HERE, MAX)).isEmpty();
  }

  @Test
  void ofATooLongBodyOneByteTooManyIsRead() throws IOException {
    assertThat(bodies.read(arrived("x".repeat(MAX)).asServletRequest(), HERE, MAX)).hasSize(MAX);
    for (FakeRequest request :
        List.of(arrived("x".repeat(5 * MAX)), arrived("x".repeat(5 * MAX)).withoutLength())) {
      assertThat(bodies.read(request.asServletRequest(), HERE, MAX)).hasSize(MAX + 1);
      assertThat(request.bytesRead()).isEqualTo(MAX + 1);
    }
  }

  @Test
  void whoeverSendsSlowlyIsRefusedAndThePlaceIsFreeAgain() {
    StrangersBodies impatient = new StrangersBodies(Duration.ZERO);
    for (int i = 0; i < 2 * StrangersBodies.MAX_AT_ONCE; i++) {
      assertThatThrownBy(
              () -> impatient.read(arrived("slow").withoutLength().asServletRequest(), HERE, MAX))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal().status()).isEqualTo(408));
    }
  }

  @Test
  void oneAddressHoldsFewPlaces() throws Exception {
    List<Future<byte[]>> slow = slowBodies("192.0.2.1", StrangersBodies.MAX_OF_ADDRESS);
    assertThatThrownBy(() -> bodies.read(slow(), "192.0.2.1", MAX))
        .isInstanceOf(BusyException.class);
    slowBodies("192.0.2.2", 1);
    theyGoOn.countDown();
    for (Future<byte[]> body : slow) {
      assertThat(body.get()).isEmpty();
    }
    assertThat(bodies.read(slow(), "192.0.2.1", MAX)).isEmpty();
  }

  @Test
  void allTogetherHoldFewPlacesAndWhatHasArrivedNeedsNone() throws Exception {
    for (int i = 0; i < StrangersBodies.MAX_AT_ONCE; i++) {
      slowBodies("192.0.2." + i, 1);
    }
    assertThatThrownBy(() -> bodies.read(slow(), "198.51.100.1", MAX))
        .isInstanceOf(BusyException.class);
    assertThat(bodies.read(arrived("hello").asServletRequest(), HERE, MAX))
        .asString()
        .isEqualTo("hello");
  }

  @Test
  void aBodyThatBreaksOffGivesItsPlaceBack() throws IOException {
    for (int i = 0; i < 2 * StrangersBodies.MAX_AT_ONCE; i++) {
      assertThatThrownBy(
              () ->
                  bodies.read(
                      new FakeRequest("POST").chunked(new Broken()).asServletRequest(), HERE, MAX))
          .isInstanceOf(IOException.class);
    }
    assertThat(bodies.read(arrived("x").withoutLength().asServletRequest(), HERE, MAX)).hasSize(1);
  }

  private static FakeRequest arrived(String body) {
    return new FakeRequest("POST").body("text/plain", body);
  }

  /** Bodies that are under way when this returns. */
  private List<Future<byte[]>> slowBodies(String address, int count) throws InterruptedException {
    List<Future<byte[]>> slow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slow.add(callers.submit(() -> bodies.read(slow(), address, MAX)));
    }
    reading.acquire(count);
    return slow;
  }

  private HttpServletRequest slow() {
    return new FakeRequest("POST").chunked(new Slow()).asServletRequest();
  }

  /** Nothing comes until everybody goes on. */
  private final class Slow extends ByteArrayInputStream {
    Slow() {
      super(new byte[0]);
    }

    @Override
    public synchronized int read() {
      reading.release();
      try {
        theyGoOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }
}
