package org.callboard.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets work that needs much memory go on together only as far as it fits. What needs little never
 * waits.
 */
public final class SizeBulkhead {

  private static final int UNIT = 1024;

  private final long small;
  private final int size;
  private final Semaphore units;
  private final Semaphore waiting;
  private final Duration patience;

  /**
   * @param bytes what may be in memory at once
   * @param small work of fewer bytes does not count
   * @param waiting how many may wait, each of which holds a thread
   * @param patience how long they wait
   */
  public SizeBulkhead(long bytes, long small, int waiting, Duration patience) {
    this.size = (int) (bytes / UNIT);
    this.small = small;
    this.units = new Semaphore(size, true);
    this.waiting = new Semaphore(waiting);
    this.patience = patience;
  }

  /**
   * Does the work when there is room for it. What needs more than all there is goes alone.
   *
   * @throws BusyException if there is no room in time, or too many wait for it
   */
  public <T> T run(long bytes, Supplier<T> work) {
    int taken = units(bytes);
    take(taken);
    try {
      return work.get();
    } finally {
      release(taken);
    }
  }

  /** How much room work needs; what is small needs none. */
  int units(long bytes) {
    return bytes < small ? 0 : (int) Math.min(size, bytes / UNIT + 1);
  }

  /**
   * Waits for room, which {@link #release} gives back.
   *
   * @throws BusyException if there is no room in time, or too many wait for it
   */
  void take(int needed) {
    if (needed == 0) {
      return;
    }
    if (!waiting.tryAcquire()) {
      throw new BusyException(Bulkhead.RETRY_AFTER);
    }
    try {
      if (!units.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(Bulkhead.RETRY_AFTER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(Bulkhead.RETRY_AFTER);
    } finally {
      waiting.release();
    }
  }

  void release(int taken) {
    units.release(taken);
  }
}
