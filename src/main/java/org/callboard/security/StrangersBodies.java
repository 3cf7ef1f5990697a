package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.callboard.platform.BusyException;
import org.callboard.platform.IpRange;

/**
 * Reads the bodies of callers whom nobody knows yet. A body that comes byte by byte holds a thread
 * of the server: so few are under way at once, very few of one address, and each has some seconds.
 * A body that has arrived with its headers, as nearly all do, waits for nobody and needs no place.
 */
@ApplicationScoped
public class StrangersBodies {

  /** A small part of the server's threads. */
  static final int MAX_AT_ONCE = 32;

  /** Phones of one house may come together. */
  static final int MAX_OF_ADDRESS = 8;

  /**
   * For a whole body. It is looked at between two reads; how long one read may last is for the
   * server to say.
   */
  static final Duration TIME = Duration.ofSeconds(5);

  private static final int PIECE = 4096;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore places = new Semaphore(MAX_AT_ONCE);
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Duration time;

  public StrangersBodies() {
    this(TIME);
  }

  StrangersBodies(Duration time) {
    this.time = time;
  }

  /**
   * The body of a request, or as much of it as shows that it is too long.
   *
   * @param address where it comes from
   * @param max in bytes; one more is read of what is longer
   * @throws IOException if it is not complete
   * @throws RefusedException (408) if it comes too slowly
   * @throws BusyException if too many bodies are under way
   */
  public byte[] read(HttpServletRequest request, String address, int max) throws IOException {
    InputStream in = request.getInputStream();
    long length = request.getContentLengthLong();
    if (length >= 0 && length <= in.available()) {
      return in.readNBytes(max + 1);
    }
    String network = IpRange.networkOf(address);
    take(network);
    try {
      return read(in, max);
    } finally {
      giveBack(network);
    }
  }

  private byte[] read(InputStream in, int max) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    while (body.size() <= max) {
      int count = in.read(piece, 0, Math.min(piece.length, max + 1 - body.size()));
      if (count < 0) {
        break;
      }
      body.write(piece, 0, count);
      if (System.nanoTime() > end) {
        throw new RefusedException(Refusal.tooSlow());
      }
    }
    return body.toByteArray();
  }

  private void take(String address) {
    if (!places.tryAcquire()) {
      throw new BusyException(RETRY_AFTER);
    }
    if (byAddress.merge(address, 1, Integer::sum) > MAX_OF_ADDRESS) {
      giveBack(address);
      throw new BusyException(RETRY_AFTER);
    }
  }

  private void giveBack(String address) {
    byAddress.computeIfPresent(address, (of, count) -> count == 1 ? null : count - 1);
    places.release();
  }
}
