package org.callboard.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;

/**
 * The bodies that administrators send, as bytes and as objects: an empty one is fifty times what it
 * was on the way. What all requests hold of them at once is bounded by a share of the heap; a
 * request gives back its own when it ends.
 */
final class LargeBodies {

  /** About how many bytes a value takes beside its text. */
  private static final long VALUE = 120;

  /** A text is there as bytes, as characters, and once more in its values. */
  private static final long CHARACTER = 4;

  /** Who holds less does not count. */
  private static final int SMALL = 1024 * 1024;

  /** Each of them holds a thread of the server, and some the body that they have read. */
  private static final int WAITING = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For all: the servers' heap is. */
  static final LargeBodies ALL = new LargeBodies(Runtime.getRuntime().maxMemory() / 6, PATIENCE);

  private final SizeBulkhead room;
  private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);

  LargeBodies(long bytes, Duration patience) {
    this.room = new SizeBulkhead(bytes, SMALL, WAITING, patience);
  }

  /**
   * Reads a body when there is room for its text: of a body that does not say how long it is, for
   * the longest one as soon as it is not small.
   *
   * @param length that it says; negative if it does not
   * @param max bytes that are read at most
   * @throws BusyException if there is no room in time, or too many wait for it
   */
  byte[] read(InputStream in, long length, int max) throws IOException {
    if (length >= 0) {
      take(Math.min(length, max), 0);
      return in.readNBytes(max);
    }
    int small = (int) (SMALL / CHARACTER);
    byte[] beginning = in.readNBytes(Math.min(small, max));
    if (beginning.length < small) {
      return beginning;
    }
    take(max, 0);
    return new SequenceInputStream(new ByteArrayInputStream(beginning), in).readNBytes(max);
  }

  /**
   * Waits until there is room for a body, which this thread holds until {@link #leave}. Who holds
   * more gives back the rest.
   *
   * @throws BusyException if there is none in time, or too many wait for it
   */
  void take(long characters, long values) {
    int needed = room.units(CHARACTER * characters + VALUE * values);
    int there = held.get();
    if (needed <= there) {
      room.release(there - needed);
    } else {
      leave(); // whoever kept it while waiting for more would be in the way of all who do the same
      room.take(needed);
    }
    held.set(needed);
  }

  boolean isHolding() {
    return held.get() > 0;
  }

  /** This thread's request has ended. */
  void leave() {
    room.release(held.get());
    held.remove();
  }
}
