package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.callboard.feed.DataChanged;
import org.callboard.feed.NodeMemory;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.NamedSnapshots;
import org.callboard.platform.SnapshotCache;

/** Organizations in memory, found by Cloud ID, be it a former one. */
@ApplicationScoped
public class OrganizationCache implements NodeMemory {

  private static final int MAX_ORGANIZATIONS = 100_000;

  private final OrganizationDirectory directory;
  private final SnapshotCache<Long, OrganizationSnapshot> snapshots;
  private final NamedSnapshots<CloudId, OrganizationSnapshot> byCloudId;

  /** For the container's proxy only. */
  protected OrganizationCache() {
    directory = null;
    snapshots = null;
    byCloudId = null;
  }

  @Inject
  public OrganizationCache(OrganizationDirectory directory, DatabaseContact database) {
    this.directory = directory;
    snapshots =
        new SnapshotCache<>(
            MAX_ORGANIZATIONS,
            (id, o) -> 1,
            directory::load,
            outdated -> Optional.empty(),
            database);
    byCloudId =
        new NamedSnapshots<>(
            MAX_ORGANIZATIONS,
            directory::idOf,
            OrganizationSnapshot::cloudId,
            OrganizationSnapshot::wasCalled,
            snapshots,
            database);
  }

  public Optional<OrganizationSnapshot> find(CloudId cloudId) {
    return byCloudId.find(cloudId);
  }

  /** What memory has of this Cloud ID, old or not. Never asks the database. */
  public Optional<OrganizationSnapshot> inMemory(CloudId cloudId) {
    return byCloudId.inMemory(cloudId);
  }

  public Optional<OrganizationSnapshot> get(long id) {
    return snapshots.get(id);
  }

  @Override
  public String holds() {
    return "Organizations";
  }

  @Override
  public void readAhead(DataChanged change) {
    if (change.isOfOrganization()) {
      get(change.organizationId())
          .ifPresent(
              found -> {
                byCloudId.learn(found.cloudId(), found.id());
                found.formerCloudIds().forEach(id -> byCloudId.learnOther(id, found.id()));
              });
    }
  }

  @Override
  public int compare() {
    return snapshots.compare(directory::loadAll);
  }

  void changed(@Observes DataChanged change) {
    if (change.isOfOrganization()) {
      snapshots.markStale(change.organizationId());
    }
  }
}
