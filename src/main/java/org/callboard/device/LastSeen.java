package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When devices last used their tokens: kept in memory and written now and then, so that no request
 * writes. How long ago it was is kept, not when: nodes' clocks differ from the database's.
 */
@ApplicationScoped
public class LastSeen {

  /** More at once, in a long outage, are not worth the memory. */
  static final int MAX_DEVICES = 200_000;

  /** How exact it is. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private static final int BATCH = 500;

  private final Map<Long, Long> seenAt = new ConcurrentHashMap<>();
  private DeviceUpkeep upkeep;

  /** For the container's proxy only. */
  protected LastSeen() {}

  @Inject
  public LastSeen(DeviceUpkeep upkeep) {
    this.upkeep = upkeep;
  }

  /** The device uses its token now. */
  public void saw(long deviceId) {
    sawAt(deviceId, System.nanoTime());
  }

  void sawAt(long deviceId, long nanoTime) {
    if (seenAt.size() < MAX_DEVICES || seenAt.containsKey(deviceId)) {
      seenAt.put(deviceId, nanoTime);
    }
  }

  /**
   * Writes what was seen since the last time. What cannot be written is kept for the next time.
   *
   * @return how many devices were written
   */
  public int flush() {
    return flush(System.nanoTime());
  }

  int flush(long nanoTime) {
    Map<Long, List<Map.Entry<Long, Long>>> byAge = new TreeMap<>();
    for (Map.Entry<Long, Long> seen : seenAt.entrySet()) {
      long steps = Math.max(0, nanoTime - seen.getValue()) / STEP.toNanos();
      byAge
          .computeIfAbsent(steps, s -> new ArrayList<>())
          .add(Map.entry(seen.getKey(), seen.getValue()));
    }
    int written = 0;
    for (Map.Entry<Long, List<Map.Entry<Long, Long>>> group : byAge.entrySet()) {
      List<Map.Entry<Long, Long>> seen = group.getValue();
      for (int from = 0; from < seen.size(); from += BATCH) {
        List<Map.Entry<Long, Long>> batch = seen.subList(from, Math.min(from + BATCH, seen.size()));
        upkeep.markSeen(
            batch.stream().map(Map.Entry::getKey).sorted().toList(),
            STEP.multipliedBy(group.getKey()));
        batch.forEach(entry -> seenAt.remove(entry.getKey(), entry.getValue()));
        written += batch.size();
      }
    }
    return written;
  }
}
