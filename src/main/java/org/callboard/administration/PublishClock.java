package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.PublishPlan;
import org.callboard.layer.PublishPlans;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Incidents;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Log;
import org.callboard.platform.Roles;

/**
 * Publishes drafts whose moment has come. All nodes try; the first that has locked the organization
 * takes the plan in the transaction that publishes, and the others find none. What cannot be done
 * stands in the record. What the database does not let happen now is tried again.
 */
@ApplicationScoped
class PublishClock {

  private static final Logger LOG = Log.of(PublishClock.class);

  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE.toNanos());

  private final PublishPlans plans;
  private final DraftEditor drafts;
  private final OrganizationDirectory organizations;
  private final AdministratorDirectory administrators;
  private final CurrentActor actor;

  /** For the container's proxy only. */
  protected PublishClock() {
    this(null, null, null, null, null);
  }

  @Inject
  PublishClock(
      PublishPlans plans,
      DraftEditor drafts,
      OrganizationDirectory organizations,
      AdministratorDirectory administrators,
      CurrentActor actor) {
    this.plans = plans;
    this.drafts = drafts;
    this.organizations = organizations;
    this.administrators = administrators;
    this.actor = actor;
  }

  /** Whatever becomes of one draft keeps no other from being published. */
  void publishDue() {
    for (PublishPlan plan : plans.due()) {
      actor.set(Actor.clockFor(plan.setBy()));
      try {
        organizations.load(plan.organizationId()).ifPresent(there -> carryOut(there, plan));
      } catch (RuntimeException e) {
        tell(plan, e);
      } finally {
        actor.set(Actor.SERVER);
      }
    }
  }

  /** It is tried each second, and told once a minute. */
  private void tell(PublishPlan plan, RuntimeException cause) {
    long now = System.nanoTime();
    long told = toldAt.get();
    boolean isTime = now - told >= SILENCE.toNanos() && toldAt.compareAndSet(told, now);
    LOG.log(
        isTime ? Level.WARNING : Level.FINE,
        cause,
        () -> "A draft of organization " + plan.organizationId() + " has to wait");
  }

  private void carryOut(OrganizationSnapshot organization, PublishPlan plan) {
    Optional<String> obstacle = obstacle(organization, plan);
    try {
      if (obstacle.isPresent()) {
        plans.refuse(organization.recorded(), plan, obstacle.get());
      } else {
        drafts.publish(organization, plan);
      }
    } catch (EditRefusedException | InvalidValueException e) {
      plans.refuse(organization.recorded(), plan, e.getMessage());
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        throw e;
      }
      String incident = Incidents.report("A draft could not be published by the clock", e);
      plans.refuse(
          organization.recorded(),
          plan,
          "Something went wrong. The log has the cause under incident " + incident + ".");
    }
  }

  /** Why it must not be published, though it could. */
  private Optional<String> obstacle(OrganizationSnapshot organization, PublishPlan plan) {
    if (!organization.enabled()) {
      return Optional.of("The organization was disabled.");
    }
    Optional<AdministratorIdentity> administrator = administrator(plan.administratorId());
    if (administrator.isEmpty()) {
      return Optional.of("The administrator who had set it was deleted.");
    }
    boolean mayStill =
        administrator
            .filter(AdministratorIdentity::enabled)
            .filter(who -> who.rights().contains(Roles.MANAGE))
            .filter(who -> who.organizationId().orElse(organization.id()) == organization.id())
            .isPresent();
    return mayStill
        ? Optional.empty()
        : Optional.of("The administrator who had set it may not publish any more.");
  }

  private Optional<AdministratorIdentity> administrator(long id) {
    try {
      return Optional.of(administrators.get(id).identity());
    } catch (EditRefusedException e) {
      return Optional.empty(); // it was deleted
    }
  }
}
