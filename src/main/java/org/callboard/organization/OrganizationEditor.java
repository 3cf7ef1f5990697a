package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.callboard.platform.Text;

/** Edits organizations, each edit with its row in the change feed. */
@Stateless
public class OrganizationEditor {

  private static final int MAX_NAME = 250;

  @PersistenceContext private EntityManager entities;

  @Inject private ChangeFeed changes;

  /** Creates an organization and returns its id. */
  public long create(CloudId cloudId, String name) {
    Organization organization = new Organization(cloudId, Text.required("name", name, MAX_NAME));
    entities.persist(organization);
    entities.flush(); // a Cloud ID that is taken fails here, not at some later commit
    changes.record(DataChanged.ofOrganization(organization.id()));
    return organization.id();
  }

  /** Makes the caller's transaction wait for all others that edit this organization's data. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock(long organizationId) {
    entities.find(Organization.class, organizationId, LockModeType.PESSIMISTIC_WRITE);
  }
}
