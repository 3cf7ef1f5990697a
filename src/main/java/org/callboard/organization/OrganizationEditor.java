package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.platform.EditRefusedException;

/** Edits organizations, each edit with its record and its row in the change feed. */
@Stateless
public class OrganizationEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private ChangeFeed changes;
  @Inject private AuditLog audit;
  @Inject private Event<OrganizationDeleted> deleted;

  /**
   * Creates the organization, or replaces its settings.
   *
   * @param precondition sees what is there, and throws if the caller has something else in mind
   * @return whether it was created
   */
  public boolean put(
      CloudId cloudId, OrganizationSettings settings, Consumer<Optional<JsonObject>> precondition) {
    Optional<Organization> found = locked(cloudId);
    Optional<JsonObject> before =
        found.map(there -> OrganizationJson.of(cloudId, there.settings()));
    precondition.accept(before);
    Organization organization = found.orElse(null);
    if (organization == null) {
      organization = new Organization(cloudId, settings);
      entities.persist(organization);
    } else {
      organization.set(settings);
    }
    entities.flush(); // a Cloud ID that is taken fails here, not at some later commit
    record(cloudId, before, Optional.of(OrganizationJson.of(cloudId, settings)));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return found.isEmpty();
  }

  /** Creates an organization and returns its id. */
  public long create(CloudId cloudId, OrganizationSettings settings) {
    put(
        cloudId,
        settings,
        there -> {
          if (there.isPresent()) {
            throw EditRefusedException.conflict(
                "There is an organization " + cloudId + " already.");
          }
        });
    return locked(cloudId).orElseThrow().id();
  }

  /** Deletes the organization with all that it has. */
  public void delete(CloudId cloudId, Consumer<Optional<JsonObject>> precondition) {
    Organization organization =
        locked(cloudId).orElseThrow(() -> EditRefusedException.notFound("organization"));
    JsonObject before = OrganizationJson.of(cloudId, organization.settings());
    precondition.accept(Optional.of(before));
    deleted.fire(new OrganizationDeleted(organization.id()));
    entities.remove(organization);
    entities.flush();
    record(cloudId, Optional.of(before), Optional.empty());
    changes.record(DataChanged.ofEverything(organization.id()));
  }

  /** Makes the caller's transaction wait for all others that edit this organization's data. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock(long organizationId) {
    if (entities.find(Organization.class, organizationId, LockModeType.PESSIMISTIC_WRITE) == null) {
      throw EditRefusedException.notFound("organization");
    }
  }

  private Optional<Organization> locked(CloudId cloudId) {
    return entities
        .createQuery("SELECT o FROM Organization o WHERE o.cloudId = :cloudId", Organization.class)
        .setParameter("cloudId", cloudId.value())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private void record(CloudId cloudId, Optional<JsonObject> before, Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(cloudId.value()),
        "organizations/" + cloudId,
        before,
        after);
  }
}
