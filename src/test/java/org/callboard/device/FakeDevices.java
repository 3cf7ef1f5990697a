package org.callboard.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.subscriber.SubscriberName;

/** The table of devices as a map, which counts what it is asked. */
public final class FakeDevices extends DeviceDirectory {

  private final Map<Long, DeviceSnapshot> rows = new TreeMap<>();
  private final Map<String, SubscriberName> departed = new TreeMap<>();
  private final Map<Long, Map.Entry<String, SignInSecret>> secrets = new TreeMap<>();
  private int queries;
  private Runnable beforeLoadingAll = () -> {};

  /** A well-formed token that is easy to tell from others. */
  public static DeviceToken token(String text) {
    return new DeviceToken("cbd_" + text + "0".repeat(43 - text.length()));
  }

  /** Commits a row; nobody is told of it. */
  public void put(long id, long organizationId, long subscriberId, String token, boolean revoked) {
    rows.put(
        id,
        new DeviceSnapshot(
            id,
            organizationId,
            subscriberId,
            token(token).hash(),
            revoked,
            Optional.empty(),
            Optional.empty()));
    secrets.remove(id);
  }

  /** Commits a row of a device that has signed in by this; nobody is told of it. */
  public void put(
      long id,
      long organizationId,
      long subscriberId,
      String installation,
      SignInSecret secret,
      boolean revoked) {
    rows.put(
        id,
        new DeviceSnapshot(
            id,
            organizationId,
            subscriberId,
            token("of" + id).hash(),
            revoked,
            Optional.of(secret.mark(installation)),
            Optional.empty()));
    secrets.put(id, Map.entry(installation, secret));
  }

  /** What a device keeps that has signed in by this code. */
  public static SignInSecret secretOf(SignInCode code, long subscriberId) {
    return SignInSecret.ofCode(code.hash(subscriberId));
  }

  public void remove(long id) {
    rows.remove(id);
  }

  /** How many queries there were since the last time. */
  public int takeQueries() {
    int taken = queries;
    queries = 0;
    return taken;
  }

  /** What happens whenever some subscribers' devices are read; it may throw. */
  public void beforeLoadingAll(Runnable action) {
    beforeLoadingAll = action;
  }

  @Override
  public Optional<Long> subscriberOf(String tokenHash) {
    queries++;
    return rows.values().stream()
        .filter(device -> device.tokenHash().equals(tokenHash))
        .map(DeviceSnapshot::subscriberId)
        .findFirst();
  }

  /** Commits the deletion of a device's subscriber. */
  public void depart(long id, SubscriberName name) {
    departed.put(rows.remove(id).tokenHash(), name);
  }

  @Override
  public List<SubscriberName> departedOwnerOf(String tokenHash) {
    queries++;
    return Stream.ofNullable(departed.get(tokenHash)).toList();
  }

  @Override
  public Optional<SignInSecret> secretOf(long subscriberId, String installation) {
    queries++;
    return rows.values().stream()
        .filter(device -> device.subscriberId() == subscriberId && !device.revoked())
        .map(device -> secrets.get(device.id()))
        .filter(secret -> secret != null && secret.getKey().equals(installation))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public Optional<SubscriberDevices> load(long subscriberId) {
    return Optional.ofNullable(loadAll(List.of(subscriberId)).get(subscriberId));
  }

  @Override
  public Map<Long, SubscriberDevices> loadAll(List<Long> subscriberIds) {
    queries++;
    beforeLoadingAll.run();
    return new ArrayList<>(rows.values())
        .stream()
            .filter(device -> subscriberIds.contains(device.subscriberId()))
            .collect(
                Collectors.groupingBy(
                    DeviceSnapshot::subscriberId,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        list -> new SubscriberDevices(list.get(0).organizationId(), list))));
  }
}
