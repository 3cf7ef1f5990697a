package org.callboard.layer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Json;

/** Publishes and drops drafts with all kinds of data that stand in them. */
@Stateless
@PermitAll
public class DraftEditor {

  private final LayerLocks locks;
  private final Instance<LayerEditor<?>> kinds;
  private final PublishPlans plans;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public DraftEditor() {
    locks = null;
    kinds = null;
    plans = null;
    audit = null;
  }

  @Inject
  DraftEditor(
      LayerLocks locks, Instance<LayerEditor<?>> kinds, PublishPlans plans, AuditLog audit) {
    this.locks = locks;
    this.kinds = kinds;
    this.plans = plans;
    this.audit = audit;
  }

  /**
   * Makes the draft live, all of it at once, and empties it. An empty one changes nothing. Whatever
   * was planned for it is called off.
   *
   * @param precondition runs when nobody else can change the draft or what is live
   */
  public void publish(OrganizationSnapshot organization, Runnable precondition) {
    locks.lockOrganization(organization.id());
    precondition.run();
    plans.end(organization.recorded());
    publish(organization, Json.createObjectBuilder());
  }

  /**
   * Does what was planned, on behalf of who has planned it.
   *
   * @return false if the plan is not there any more as it was, and so nothing was done
   * @throws EditRefusedException if there is nothing to publish, or a rule refuses it
   */
  public boolean publish(OrganizationSnapshot organization, PublishPlan plan) {
    locks.lockOrganization(organization.id());
    if (!plans.take(plan)) {
      return false;
    }
    if (!publish(organization, Json.createObjectBuilder(PublishPlanJson.of(plan)))) {
      throw EditRefusedException.conflict("There was nothing in the draft.");
    }
    return true;
  }

  private boolean publish(OrganizationSnapshot organization, JsonObjectBuilder state) {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    List<Long> recorded =
        editors().stream().flatMap(editor -> editor.publishDraft(organization).stream()).toList();
    recorded.forEach(entries::add);
    if (!recorded.isEmpty()) {
      audit.record(
          AuditAction.PUBLISH,
          Optional.of(organization.recorded()),
          LayerAddress.ofDraft(organization).path() + "/publish",
          Optional.empty(),
          Optional.of(state.add("entries", entries).build()));
    }
    return !recorded.isEmpty();
  }

  /**
   * Takes back what was published, all of it at once.
   *
   * @param edits put what is live and the draft back
   */
  public void undo(OrganizationSnapshot organization, Runnable edits) {
    locks.lockOrganization(organization.id());
    edits.run();
    audit.recordUndone(
        organization.recorded(), LayerAddress.ofDraft(organization).path() + "/publish");
  }

  /**
   * Drops the draft; its phones are told to remove what only it had. Whatever was planned for it is
   * called off.
   */
  public void drop(OrganizationSnapshot organization, Runnable precondition) {
    locks.lockOrganization(organization.id());
    precondition.run();
    plans.end(organization.recorded());
    editors().forEach(editor -> editor.dropDraft(organization));
  }

  /** Always in the same order, which is that of the record. */
  private List<LayerEditor<?>> editors() {
    return kinds.stream().sorted(Comparator.comparing(LayerEditor<?>::recordedAs)).toList();
  }
}
