package org.callboard.layer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.audit.RecordedOrganization;
import org.callboard.organization.OrganizationDeleted;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;

/**
 * When drafts are to be published. Whoever edits a plan, or takes it to publish, has locked the
 * organization, as every edit of the draft has: so a plan is carried out once, on whatever node.
 */
@Stateless
@PermitAll
public class PublishPlans {

  /** As the record names it, below the path of the draft. */
  public static final String PART = "/schedule";

  private static final int MAX_YEARS = 1;

  @PersistenceContext private EntityManager entities;

  private final LayerLocks locks;
  private final AuditLog audit;
  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public PublishPlans() {
    this(null, null, null);
  }

  @Inject
  PublishPlans(LayerLocks locks, AuditLog audit, DatabaseClock clock) {
    this.locks = locks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of one organization. */
  public Optional<PublishPlan> find(long organizationId) {
    return row(organizationId).map(PublishPlan::of);
  }

  /** Whose moment has come, the earliest first. */
  public List<PublishPlan> due() {
    return entities
        .createQuery(
            "SELECT p FROM PublishPlanRow p WHERE p.dueAt <= CURRENT_TIMESTAMP ORDER BY p.dueAt",
            PublishPlanRow.class)
        .getResultStream()
        .map(PublishPlan::of)
        .toList();
  }

  /**
   * Sets the moment, or another one.
   *
   * @param precondition runs when nobody else can change the draft; it gets the plan that is there
   * @throws InvalidValueException if the moment is past, or further than a year
   */
  public PublishPlan set(
      OrganizationSnapshot organization,
      Instant at,
      long administratorId,
      Consumer<Optional<PublishPlan>> precondition) {
    locks.lockOrganization(organization.id());
    Optional<PublishPlanRow> found = row(organization.id());
    Optional<PublishPlan> before = found.map(PublishPlan::of);
    precondition.accept(before);
    OffsetDateTime now = clock.now();
    check(at, now);
    OffsetDateTime moment = at.atOffset(ZoneOffset.UTC); // not all moments have one
    PublishPlanRow row = found.orElseGet(() -> new PublishPlanRow(organization.id()));
    row.set(moment, now, audit.stamp().by(), administratorId);
    if (found.isEmpty()) {
      entities.persist(row);
    }
    entities.flush();
    PublishPlan after = PublishPlan.of(row);
    record(
        organization.recorded(),
        before.map(PublishPlanJson::of),
        Optional.of(PublishPlanJson.of(after)));
    return after;
  }

  private static void check(Instant at, OffsetDateTime now) {
    if (!at.isAfter(now.toInstant())) {
      throw new InvalidValueException(
          PublishPlan.AT, "must be in the future. To publish now, use publish instead.");
    }
    if (at.isAfter(now.plusYears(MAX_YEARS).toInstant())) {
      throw new InvalidValueException(PublishPlan.AT, "must be at most a year from now.");
    }
  }

  /**
   * Calls it off.
   *
   * @param precondition as of {@link #set}
   * @throws EditRefusedException (not found) if nothing is planned
   */
  public void callOff(
      OrganizationSnapshot organization, Consumer<Optional<PublishPlan>> precondition) {
    locks.lockOrganization(organization.id());
    precondition.accept(find(organization.id()));
    if (!end(organization.recorded())) {
      throw EditRefusedException.notFound("moment to publish the draft at");
    }
  }

  /**
   * Ends what is planned for a draft that was published or dropped meanwhile. The caller has locked
   * the organization.
   *
   * @return whether there was anything
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean end(RecordedOrganization organization) {
    Optional<PublishPlanRow> there = row(organization.id());
    there.ifPresent(
        row -> {
          record(
              organization, Optional.of(PublishPlanJson.of(PublishPlan.of(row))), Optional.empty());
          entities.remove(row);
          entities.flush();
        });
    return there.isPresent();
  }

  /**
   * Takes a plan to carry it out. The caller has locked the organization.
   *
   * @return whether it is still there as it was: another node may have taken it, or an
   *     administrator has changed it
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean take(PublishPlan plan) {
    Optional<PublishPlanRow> there =
        row(plan.organizationId()).filter(row -> PublishPlan.of(row).equals(plan));
    there.ifPresent(
        row -> {
          entities.remove(row);
          entities.flush();
        });
    return there.isPresent();
  }

  /** Records that a plan could not be carried out, and why. It is not tried again. */
  public void refuse(RecordedOrganization organization, PublishPlan plan, String sentence) {
    locks.lockOrganization(plan.organizationId());
    if (take(plan)) {
      audit.record(
          AuditAction.PUBLISH,
          Optional.of(organization),
          path(organization),
          Optional.of(PublishPlanJson.of(plan)),
          Optional.of(PublishPlanJson.refused(sentence)));
    }
  }

  /** Its draft goes with it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void deleteOf(@Observes OrganizationDeleted organization) {
    end(organization.recorded());
  }

  private void record(
      RecordedOrganization organization, Optional<JsonObject> before, Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(organization),
        path(organization),
        before,
        after);
  }

  private static String path(RecordedOrganization organization) {
    return "organizations/" + organization.cloudId() + "/draft" + PART;
  }

  private Optional<PublishPlanRow> row(long organizationId) {
    return Optional.ofNullable(entities.find(PublishPlanRow.class, organizationId));
  }
}
