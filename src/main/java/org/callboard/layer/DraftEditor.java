package org.callboard.layer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;

/** Publishes and drops drafts with all kinds of data that stand in them. */
@Stateless
@PermitAll
public class DraftEditor {

  private final LayerLocks locks;
  private final Instance<LayerEditor<?>> kinds;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public DraftEditor() {
    locks = null;
    kinds = null;
    audit = null;
  }

  @Inject
  public DraftEditor(LayerLocks locks, Instance<LayerEditor<?>> kinds, AuditLog audit) {
    this.locks = locks;
    this.kinds = kinds;
    this.audit = audit;
  }

  /**
   * Makes the draft live, all of it at once, and empties it. An empty one changes nothing.
   *
   * @param precondition runs when nobody else can change the draft or what is live
   */
  public void publish(OrganizationSnapshot organization, Runnable precondition) {
    locks.lockOrganization(organization.id());
    precondition.run();
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
          Optional.of(Json.createObjectBuilder().add("entries", entries).build()));
    }
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

  /** Drops the draft; its phones are told to remove what only it had. */
  public void drop(OrganizationSnapshot organization, Runnable precondition) {
    locks.lockOrganization(organization.id());
    precondition.run();
    editors().forEach(editor -> editor.dropDraft(organization));
  }

  /** Always in the same order, which is that of the record. */
  private List<LayerEditor<?>> editors() {
    return kinds.stream().sorted(Comparator.comparing(LayerEditor<?>::recordedAs)).toList();
  }
}
