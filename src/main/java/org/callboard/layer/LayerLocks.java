package org.callboard.layer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.callboard.organization.EditLocks;
import org.callboard.organization.GroupList;
import org.callboard.organization.OrganizationEditor;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberLocks;

/**
 * Makes edits that meet follow each other: whoever edits a layer, or remembers what it had, locks
 * the row of its owner first, and then what spans layers. {@link EditLocks} says in which order.
 */
@ApplicationScoped
public class LayerLocks {

  private final OrganizationEditor organizations;
  private final GroupList groups;
  private final SubscriberLocks subscribers;
  private final EditLocks edits;

  /** For the container's proxy only. */
  protected LayerLocks() {
    organizations = null;
    groups = null;
    subscribers = null;
    edits = null;
  }

  @Inject
  public LayerLocks(
      OrganizationEditor organizations,
      GroupList groups,
      SubscriberLocks subscribers,
      EditLocks edits) {
    this.organizations = organizations;
    this.groups = groups;
    this.subscribers = subscribers;
    this.edits = edits;
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
        if (!subscribers.lock(key.organizationId(), key.ownerId())) {
          throw EditRefusedException.notFound("subscriber");
        }
      }
    }
  }

  /** Locks the layers that are the organization's own: what is live, and the draft. */
  public void lockOrganization(long organizationId) {
    organizations.lock(organizationId);
  }

  /** Locks what layers must keep to together; the caller has locked those that it edits. */
  public void lockRules(long organizationId) {
    edits.lockRules(organizationId);
  }
}
