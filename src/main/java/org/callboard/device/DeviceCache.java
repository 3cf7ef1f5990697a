package org.callboard.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.feed.DataChanged;
import org.callboard.feed.NodeMemory;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.SnapshotCache;
import org.callboard.subscriber.SubscriberName;

/**
 * Devices in bounded memory, found by their tokens. A token is only a way to its subscriber: what
 * counts is that one of the subscriber's devices still has it. A token that nobody has is not
 * remembered, or strangers could fill the memory.
 */
@ApplicationScoped
public class DeviceCache implements NodeMemory {

  private final DeviceDirectory directory;
  private final DatabaseContact database;
  private final SnapshotCache<Long, SubscriberDevices> snapshots;
  private final Cache<String, Long> subscriberIds;

  /** For the container's proxy only. */
  protected DeviceCache() {
    directory = null;
    database = null;
    snapshots = null;
    subscriberIds = null;
  }

  @Inject
  public DeviceCache(DeviceDirectory directory, DatabaseContact database, Settings settings) {
    this.directory = directory;
    this.database = database;
    snapshots =
        new SnapshotCache<>(
            settings.get(Setting.MAX_DEVICES_IN_MEMORY),
            (id, subscriber) -> subscriber.devices().size(),
            directory::load,
            outdated -> Optional.empty(),
            (id, subscriber) -> subscriber.organizationId(),
            database);
    subscriberIds =
        Caffeine.newBuilder().maximumSize(settings.get(Setting.MAX_DEVICES_IN_MEMORY)).build();
  }

  /** The device of this token, if memory knows it and nothing has changed. Asks no database. */
  public Optional<DeviceSnapshot> inMemory(DeviceToken token) {
    String hash = token.hash();
    return Optional.ofNullable(subscriberIds.getIfPresent(hash))
        .flatMap(snapshots::ifFresh)
        .flatMap(devices -> devices.withToken(hash));
  }

  /**
   * The device of this token, revoked or not; empty if there is none.
   *
   * @throws org.callboard.platform.DataUnavailableException if neither memory nor the database can
   *     tell
   */
  public Optional<DeviceSnapshot> find(DeviceToken token) {
    String hash = token.hash();
    Long known = subscriberIds.getIfPresent(hash);
    if (known != null) {
      Optional<DeviceSnapshot> device = deviceOf(known, hash);
      if (device.isPresent()) {
        return device;
      }
      subscriberIds.invalidate(hash);
    }
    Optional<Long> id = database.ask(() -> directory.subscriberOf(hash));
    id.ifPresent(found -> subscriberIds.put(hash, found));
    return id.flatMap(found -> deviceOf(found, hash).or(() -> deviceReadAgain(found, hash)));
  }

  /**
   * Whose device had this token, if it was one of a deleted subscriber, by all its names. Asks the
   * database each time: there are few of them, and they come until their app is told.
   *
   * @throws org.callboard.platform.DataUnavailableException if the database cannot tell
   */
  public List<SubscriberName> departedOwner(DeviceToken token) {
    return database.ask(() -> directory.departedOwnerOf(token.hash()));
  }

  /** A sign-in of a moment ago, perhaps by another node, of which the feed has not told yet. */
  private Optional<DeviceSnapshot> deviceReadAgain(long subscriberId, String hash) {
    snapshots.markStale(subscriberId);
    return deviceOf(subscriberId, hash);
  }

  private Optional<DeviceSnapshot> deviceOf(long subscriberId, String hash) {
    return snapshots.get(subscriberId).flatMap(devices -> devices.withToken(hash));
  }

  /**
   * The subscriber's device that is not revoked and has this {@link SignInSecret#mark}.
   *
   * @throws org.callboard.platform.DataUnavailableException if neither memory nor the database can
   *     tell
   */
  public Optional<DeviceSnapshot> livingWithMark(long subscriberId, String mark) {
    return snapshots.get(subscriberId).flatMap(devices -> devices.livingWithMark(mark));
  }

  /**
   * The subscriber's device of this installation that is not revoked, if memory knows it and
   * nothing has changed. Asks no database.
   */
  public Optional<DeviceSnapshot> inMemory(long subscriberId, String installation) {
    return snapshots
        .ifFresh(subscriberId)
        .flatMap(devices -> devices.livingOfInstallation(installation));
  }

  @Override
  public String holds() {
    return "Devices";
  }

  @Override
  public void readAhead(DataChanged change) {
    change.subscriberId().ifPresent(snapshots::refresh);
  }

  @Override
  public int compare() {
    return snapshots.compare(directory::loadAll);
  }

  void changed(@Observes DataChanged change) {
    change.subscriberId().ifPresent(snapshots::markStale);
    if (change.scope() == DataChanged.Scope.EVERYTHING) {
      snapshots.markAllStale(change.organizationId());
    }
  }
}
