package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.feed.DataChanged;
import org.callboard.feed.NodeMemory;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.NamedSnapshots;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.callboard.platform.SnapshotCache;

/** Subscribers in bounded memory, found by organization and username. */
@ApplicationScoped
public class SubscriberCache implements NodeMemory {

  /** Objects, map entries and names of one subscriber, measured. */
  private static final int FIXED_BYTES = 700;

  private static final int GROUP_BYTES = 60;
  private static final int ATTRIBUTE_BYTES = 150;

  private final SubscriberDirectory directory;
  private final SnapshotCache<Long, SubscriberSnapshot> snapshots;
  private final NamedSnapshots<SubscriberName, SubscriberSnapshot> byName;

  /** For the container's proxy only. */
  protected SubscriberCache() {
    directory = null;
    snapshots = null;
    byName = null;
  }

  @Inject
  public SubscriberCache(
      SubscriberDirectory directory, DatabaseContact database, Settings settings) {
    this.directory = directory;
    snapshots =
        new SnapshotCache<>(
            settings.get(Setting.MAX_SUBSCRIBER_BYTES),
            (id, subscriber) -> bytes(subscriber),
            directory::load,
            outdated -> Optional.empty(),
            (id, subscriber) -> subscriber.name().organizationId(),
            database);
    byName =
        new NamedSnapshots<>(
            settings.get(Setting.MAX_SUBSCRIBER_BYTES) / FIXED_BYTES,
            directory::idOf,
            SubscriberSnapshot::name,
            snapshots,
            database);
  }

  private static int bytes(SubscriberSnapshot subscriber) {
    return FIXED_BYTES
        + 2 * (subscriber.username().length() + subscriber.name().usernameKey().length())
        + subscriber.passwordHash().length()
        + GROUP_BYTES * subscriber.groupIds().size()
        + 2 * subscriber.displayName().map(String::length).orElse(0)
        + subscriber.previousPassword().map(previous -> previous.hash().length()).orElse(0)
        + subscriber.attributes().entries().stream()
            .mapToInt(e -> ATTRIBUTE_BYTES + 2 * (e.getKey().length() + e.getValue().length()))
            .sum();
  }

  public Optional<SubscriberSnapshot> get(long id) {
    return snapshots.get(id);
  }

  public Optional<SubscriberSnapshot> find(SubscriberName name) {
    return byName.find(name);
  }

  /** The same, at the cost of a query whoever is named. */
  public Optional<SubscriberSnapshot> findAskingAnyway(SubscriberName name) {
    return byName.findAskingAnyway(name);
  }

  @Override
  public String holds() {
    return "Subscribers";
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
