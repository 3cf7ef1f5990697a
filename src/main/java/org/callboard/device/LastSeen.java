package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * When devices last used their tokens, and what they were told: kept in memory and written now and
 * then, so that no request writes. How long ago it was is kept, not when: nodes' clocks differ from
 * the database's. Of phones that are no devices it is kept of their subscribers.
 */
@ApplicationScoped
public class LastSeen {

  /** More at once, in a long outage, are not worth the memory. */
  static final int MAX_DEVICES = 200_000;

  /** How exact it is. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private static final int BATCH = 500;

  /** What a device did last. */
  private record Seen(long at, Heard heard) {}

  /** What is written by one statement. */
  private record Alike(long steps, Heard heard) {}

  private final Map<Long, Seen> devices = new ConcurrentHashMap<>();
  private final Map<Long, Long> subscribers = new ConcurrentHashMap<>();
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
    put(deviceId, nanoTime, heard -> heard);
  }

  /** The device was told now what was the truth of the global part at that moment. */
  public void toldGlobal(long deviceId, long moment) {
    put(deviceId, System.nanoTime(), heard -> heard.global(moment));
  }

  /** The device was told now what was the truth of its account at that moment. */
  public void toldAccount(long deviceId, long moment) {
    put(deviceId, System.nanoTime(), heard -> heard.account(moment));
  }

  private void put(long deviceId, long nanoTime, UnaryOperator<Heard> edit) {
    if (devices.size() < MAX_DEVICES || devices.containsKey(deviceId)) {
      devices.compute(
          deviceId,
          (id, before) ->
              new Seen(nanoTime, edit.apply(before == null ? Heard.NOTHING : before.heard())));
    }
  }

  /** A phone of the subscriber is served now, and is no device that is known. */
  public void sawSubscriber(long subscriberId) {
    if (subscribers.size() < MAX_DEVICES || subscribers.containsKey(subscriberId)) {
      subscribers.put(subscriberId, System.nanoTime());
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
    int written = flushDevices(nanoTime);
    flushSubscribers(nanoTime);
    return written;
  }

  private int flushDevices(long nanoTime) {
    Map<Long, Map<Alike, List<Map.Entry<Long, Seen>>>> byAge = new TreeMap<>();
    for (Map.Entry<Long, Seen> seen : devices.entrySet()) {
      Seen state = seen.getValue();
      long steps = steps(state.at(), nanoTime);
      byAge
          .computeIfAbsent(steps, s -> new HashMap<>())
          .computeIfAbsent(new Alike(steps, state.heard()), a -> new ArrayList<>())
          .add(Map.entry(seen.getKey(), state));
    }
    int written = 0;
    for (Map<Alike, List<Map.Entry<Long, Seen>>> group : byAge.values()) {
      for (Map.Entry<Alike, List<Map.Entry<Long, Seen>>> alike : group.entrySet()) {
        written += inBatches(alike.getValue(), devices, ids -> write(ids, alike.getKey()));
      }
    }
    return written;
  }

  private void write(List<Long> ids, Alike alike) {
    Duration ago = STEP.multipliedBy(alike.steps());
    if (alike.heard().equals(Heard.NOTHING)) {
      upkeep.markSeen(ids, ago);
    } else {
      upkeep.markHeard(ids, ago, alike.heard());
    }
  }

  private void flushSubscribers(long nanoTime) {
    Map<Long, List<Map.Entry<Long, Long>>> byAge = new TreeMap<>();
    for (Map.Entry<Long, Long> seen : subscribers.entrySet()) {
      byAge
          .computeIfAbsent(steps(seen.getValue(), nanoTime), s -> new ArrayList<>())
          .add(Map.entry(seen.getKey(), seen.getValue()));
    }
    byAge.forEach(
        (steps, seen) ->
            inBatches(seen, subscribers, ids -> upkeep.markServed(ids, STEP.multipliedBy(steps))));
  }

  private static long steps(long at, long nanoTime) {
    return Math.max(0, nanoTime - at) / STEP.toNanos();
  }

  /** What was seen again meanwhile stays. */
  private static <T> int inBatches(
      List<Map.Entry<Long, T>> seen, Map<Long, T> kept, Consumer<List<Long>> write) {
    for (int from = 0; from < seen.size(); from += BATCH) {
      List<Map.Entry<Long, T>> batch = seen.subList(from, Math.min(from + BATCH, seen.size()));
      write.accept(batch.stream().map(Map.Entry::getKey).sorted().toList());
      batch.forEach(entry -> kept.remove(entry.getKey(), entry.getValue()));
    }
    return seen.size();
  }
}
