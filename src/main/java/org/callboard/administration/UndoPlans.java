package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.callboard.audit.AuditEntry;
import org.callboard.layer.PublishPlan;
import org.callboard.layer.PublishPlans;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.UndoConflictException;

/** How it is taken back that a draft is to be published at a time. */
@ApplicationScoped
class UndoPlans {

  private final Caller caller;
  private final PublishPlans plans;

  /** For the container's proxy only. */
  protected UndoPlans() {
    this(null, null);
  }

  @Inject
  UndoPlans(Caller caller, PublishPlans plans) {
    this.caller = caller;
    this.plans = plans;
  }

  /** Whoever puts a moment back has set it. */
  void undo(OrganizationSnapshot organization, AuditEntry entry) {
    Optional<Instant> left = UndoableJson.moment(entry.after());
    Consumer<Optional<PublishPlan>> check =
        there -> {
          if (!there.map(PublishPlan::at).equals(left)) {
            throw new UndoConflictException(
                "moment to publish the draft at",
                UndoableJson.state(entry.after()),
                there.map(plan -> PlannedPublishJson.moment(plan.at())));
          }
        };
    Optional<Instant> old = UndoableJson.moment(entry.before());
    if (old.isPresent()) {
      plans.set(organization, old.get(), caller.administrator().administratorId(), check);
    } else {
      plans.callOff(organization, check);
    }
  }
}
