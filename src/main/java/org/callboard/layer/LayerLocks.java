package org.callboard.layer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.callboard.organization.GroupList;
import org.callboard.organization.OrganizationEditor;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberLocks;

/**
 * Makes edits that meet follow each other: whoever edits a layer, or remembers what it had, locks
 * the row of its owner first. An organization's row is locked before those of its groups, and those
 * before its subscribers', so that nobody waits for each other.
 */
@ApplicationScoped
public class LayerLocks {

  private final OrganizationEditor organizations;
  private final GroupList groups;
  private final SubscriberLocks subscribers;

  /** For the container's proxy only. */
  protected LayerLocks() {
    organizations = null;
    groups = null;
    subscribers = null;
  }

  @Inject
  public LayerLocks(
      OrganizationEditor organizations, GroupList groups, SubscriberLocks subscribers) {
    this.organizations = organizations;
    this.groups = groups;
    this.subscribers = subscribers;
  }

  /**
   * Locks one layer.
   *
   * @throws EditRefusedException (not found) if its owner is not there any more
   */
  public void lock(LayerKey key) {
    switch (key.kind()) {
      case ORGANIZATION, DRAFT -> lockOrganization(key.organizationId());
      case GROUP -> {
        if (!groups.lock(List.of(key.ownerId()))) {
          throw EditRefusedException.notFound("group");
        }
      }
      case SUBSCRIBER -> {
        if (!subscribers.lock(List.of(key.ownerId()))) {
          throw EditRefusedException.notFound("subscriber");
        }
      }
    }
  }

  /** Locks all that spans layers: who is in which group, drafts, whether accounts are complete. */
  public void lockOrganization(long organizationId) {
    organizations.lock(organizationId);
  }

  /** Locks the layers of groups; the caller has locked the organization. */
  public void lockGroups(Collection<Long> groupIds) {
    groups.lock(groupIds);
  }

  /** Locks the layers of subscribers; the caller has locked the organization. */
  public void lockSubscribers(Collection<Long> subscriberIds) {
    subscribers.lock(subscriberIds);
  }
}
