package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            SubscriberSnapshot::wasCalled,
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

  /**
   * Who is meant by a name that somebody has typed: whoever is called so, or called so as it is
   * meant, or was called so as names were compared before.
   */
  public Optional<SubscriberSnapshot> find(long organizationId, Username typed) {
    return names(organizationId, typed).flatMap(name -> byName.find(name).stream()).findFirst();
  }

  /** The same, at the cost of as many queries whoever is named. */
  public Optional<SubscriberSnapshot> findAskingAnyway(long organizationId, Username typed) {
    List<SubscriberSnapshot> found =
        names(organizationId, typed)
            .flatMap(name -> byName.findAskingAnyway(name).stream())
            .toList();
    return found.stream().findFirst();
  }

  private static Stream<SubscriberName> names(long organizationId, Username typed) {
    return typed.typedKeys().stream().map(key -> new SubscriberName(organizationId, key));
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
    byName.forgetOtherNames(); // somebody may be called so now
    change.subscriberId().ifPresent(snapshots::markStale);
    if (change.scope() == DataChanged.Scope.EVERYTHING) {
      snapshots.markAllStale(change.organizationId());
    }
  }
}
