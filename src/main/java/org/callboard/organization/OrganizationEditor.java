package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.RecordedOrganization;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Text;

/** Edits organizations, each edit with its record and its row in the change feed. */
@Stateless
@PermitAll
public class OrganizationEditor {

  @PersistenceContext private EntityManager entities;

  private final ChangeFeed changes;
  private final AuditLog audit;
  private final GroupList groups;
  private final Event<OrganizationDeleted> deleted;
  private final EditLocks locks;
  private final FormerCloudIds former;

  /** For the container's proxy only. */
  public OrganizationEditor() {
    this(null, null, null, null, null, null);
  }

  @Inject
  OrganizationEditor(
      ChangeFeed changes,
      AuditLog audit,
      GroupList groups,
      Event<OrganizationDeleted> deleted,
      EditLocks locks,
      FormerCloudIds former) {
    this.changes = changes;
    this.audit = audit;
    this.groups = groups;
    this.deleted = deleted;
    this.locks = locks;
    this.former = former;
  }

  /**
   * Creates the organization, or replaces its settings. Whether it is enabled is the operators'
   * decision.
   *
   * @param within the organization of the manager who edits, to whom another one of this Cloud ID
   *     does not exist; empty for an operator
   * @param expected what the caller has seen
   */
  public Edited<OrganizationSnapshot> put(
      CloudId cloudId, OrganizationSettings settings, Optional<Long> within, Expected expected) {
    return edit(cloudId, before -> settings, within, expected);
  }

  /**
   * Creates the organization, or edits its settings.
   *
   * @param edit makes the settings of those that there are, if there are any
   */
  public Edited<OrganizationSnapshot> edit(
      CloudId cloudId,
      Function<Optional<OrganizationSettings>, OrganizationSettings> edit,
      Optional<Long> within,
      Expected expected) {
    return edit(cloudId, OrganizationNaming.KEPT, edit, within, expected);
  }

  /**
   * The same with what becomes of its Cloud IDs, which is the operators' decision, too.
   *
   * @throws EditRefusedException (conflict) if another organization has or had the new one
   */
  public Edited<OrganizationSnapshot> edit(
      CloudId cloudId,
      OrganizationNaming naming,
      Function<Optional<OrganizationSettings>, OrganizationSettings> edit,
      Optional<Long> within,
      Expected expected) {
    if (naming.isRenaming(cloudId)) {
      find(cloudId).ifPresent(there -> lockAll(there.id()));
    }
    Optional<Organization> found = locked(cloudId);
    within.ifPresent(own -> checkManagersOwn(found, own));
    Optional<OrganizationSnapshot> seen = found.map(this::withoutGroups);
    Optional<JsonObject> before = seen.map(OrganizationJson::of);
    expected.check(before);
    Optional<OrganizationSettings> old = found.map(Organization::settings);
    OrganizationSettings settings = edit.apply(old);
    within.ifPresent(own -> old.orElseThrow().checkManagers(settings));
    within.ifPresent(own -> naming.checkManagers(seen.orElseThrow()));
    Organization organization = found.orElseGet(() -> new Organization(cloudId, settings));
    if (found.isEmpty()) {
      Text.checkNew("cloud_id", cloudId.value());
      entities.persist(organization);
    } else {
      organization.set(settings);
    }
    entities.flush(); // a Cloud ID that is taken fails here, not at some later commit
    if (found.isEmpty()) {
      former.checkFree(cloudId, organization.id());
      locks.create(organization.id());
    }
    naming.formerIds().ifPresent(kept -> former.keepOnly(organization.id(), kept));
    naming.cloudId().ifPresent(newId -> former.rename(organization, newId));
    OrganizationSnapshot edited = withoutGroups(organization);
    JsonObject after = OrganizationJson.of(edited.cloudId(), settings, edited.formerCloudIds());
    stamp(organization, before, after);
    record(organization.id(), cloudId, before, Optional.of(after));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return new Edited<>(edited.with(groups.of(organization.id())), found.isEmpty());
  }

  /**
   * Creates an organization.
   *
   * @throws EditRefusedException if it is there already
   */
  public OrganizationSnapshot create(CloudId cloudId, OrganizationSettings settings) {
    Edited<OrganizationSnapshot> made = put(cloudId, settings, Optional.empty(), Expected.ANYTHING);
    if (!made.created()) { // asked before, another one could come between
      throw EditRefusedException.conflict("There is an organization " + cloudId + " already.");
    }
    return made.value();
  }

  /**
   * Deletes the organization. From the commit on it is not there, neither for phones nor for
   * administrators, and its Cloud ID is free; {@link OrganizationRemoval} deletes its rows, which
   * may be too many for one transaction.
   */
  public void delete(CloudId cloudId, Expected expected) {
    long id = find(cloudId).orElseThrow(() -> EditRefusedException.notFound("organization")).id();
    lockAll(id);
    Organization organization =
        lockedRow(id).orElseThrow(() -> EditRefusedException.notFound("organization"));
    JsonObject before = OrganizationJson.of(withoutGroups(organization));
    expected.check(Optional.of(before));
    locks.lockRules(id);
    deleted.fire(new OrganizationDeleted(new RecordedOrganization(id, cloudId.value())));
    former.removeAll(id);
    organization.delete();
    entities.flush();
    record(id, cloudId, Optional.of(before), Optional.empty());
    changes.record(DataChanged.ofEverything(organization.id()));
  }

  /**
   * Makes the caller's transaction wait for all others that lock this organization. By an update
   * that changes nothing: PostgreSQL would make rows that merely refer to the organization wait for
   * {@code FOR UPDATE}, and so the edit of one person for an edit of the organization.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock(long organizationId) {
    int locked =
        entities
            .createQuery(
                "UPDATE Organization o SET o.version = o.version"
                    + " WHERE o.id = :id AND o.deleted = FALSE")
            .setParameter("id", organizationId)
            .executeUpdate();
    if (locked == 0) {
      throw EditRefusedException.notFound("organization");
    }
  }

  /** Before its row: a new Cloud ID waits for whoever has just added rows that refer to it. */
  private void lockAll(long id) {
    locks.lockMany(id);
    locks.lockNames(id);
  }

  private OrganizationSnapshot withoutGroups(Organization organization) {
    return organization.snapshot(List.of(), former.of(organization.id()));
  }

  /** Whoever puts what is there already has changed nothing. */
  private void stamp(Organization organization, Optional<JsonObject> before, JsonObject after) {
    if (before.isEmpty()) {
      organization.created(audit.stamp());
    } else if (!before.get().equals(after)) {
      organization.changed(audit.stamp());
    }
    entities.flush();
  }

  private static void checkManagersOwn(Optional<Organization> found, long own) {
    if (found.filter(there -> there.id() == own).isEmpty()) {
      throw EditRefusedException.notFound("organization");
    }
  }

  private Optional<Organization> locked(CloudId cloudId) {
    entities
        .createQuery("UPDATE Organization o SET o.version = o.version WHERE o.cloudId = :cloudId")
        .setParameter("cloudId", cloudId.value())
        .executeUpdate();
    return find(cloudId, this::lockedRow);
  }

  private Optional<Organization> find(CloudId cloudId) {
    return find(cloudId, id -> Optional.ofNullable(entities.find(Organization.class, id)));
  }

  private Optional<Organization> find(
      CloudId cloudId, Function<Long, Optional<Organization>> byRow) {
    return entities
        .createQuery("SELECT o FROM Organization o WHERE o.cloudId = :cloudId", Organization.class)
        .setParameter("cloudId", cloudId.value())
        .setHint("eclipselink.refresh", "True") // it may have been read before it was locked
        .getResultStream()
        .findFirst()
        .or(
            () ->
                StandInCloudId.rowOf(cloudId)
                    .flatMap(byRow)
                    .filter(organization -> organization.cloudId().equals(cloudId)));
  }

  private Optional<Organization> lockedRow(long id) {
    Organization organization = entities.find(Organization.class, id);
    if (organization != null && !organization.isDeleted()) {
      lock(id);
      entities.refresh(organization);
    }
    return Optional.ofNullable(organization).filter(there -> !there.isDeleted());
  }

  private void record(
      long id, CloudId cloudId, Optional<JsonObject> before, Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(new RecordedOrganization(id, cloudId.value())),
        "organizations/" + cloudId,
        before,
        after);
  }
}
