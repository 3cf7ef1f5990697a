package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Edits organizations, each edit with its row in the change feed. */
@Stateless
public class OrganizationEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private ChangeFeed changes;

  /** Creates an organization and returns its id. */
  public long create(CloudId cloudId, String name) {
    Organization organization = new Organization(cloudId, name);
    entities.persist(organization);
    entities.flush(); // a Cloud ID that is taken fails here, not at some later commit
    changes.record(DataChanged.ofOrganization(organization.id()));
    return organization.id();
  }
}
