package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditDirectory;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditTarget;
import org.callboard.audit.CurrentActor;
import org.callboard.layer.DraftEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;

/**
 * Takes back what an entry of the record says, if what is there is still what it left. An undo is
 * an edit as every other, and so can be undone itself.
 */
@Stateless
@RolesAllowed(Roles.MANAGE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UndoActs {

  private final Caller caller;
  private final AuditDirectory audit;
  private final CurrentActor actor;
  private final DraftEditor drafts;
  private final UndoSteps steps;

  /** For the container's proxy only. */
  public UndoActs() {
    this(null, null, null, null, null);
  }

  @Inject
  UndoActs(
      Caller caller,
      AuditDirectory audit,
      CurrentActor actor,
      DraftEditor drafts,
      UndoSteps steps) {
    this.caller = caller;
    this.audit = audit;
    this.actor = actor;
    this.drafts = drafts;
    this.steps = steps;
  }

  /**
   * Undoes an entry.
   *
   * @return the entry of the undo
   * @throws EditRefusedException if there is no such entry for the caller, it cannot be undone, or
   *     what it left was changed since
   */
  public AuditEntry undo(long id) {
    AuditEntry entry = find(id, caller.ownOrganization());
    OrganizationSnapshot organization = organization(entry);
    refuse(obstacle(entry));
    List<AuditEntry> parts = parts(entry);
    actor.setUndone(id);
    try {
      if (UndoableJson.isPublishing(entry)) {
        drafts.undo(organization, () -> parts.forEach(part -> steps.undo(organization, part)));
      } else {
        steps.undo(organization, entry);
      }
    } finally {
      actor.setUndone(null);
    }
    return audit.undoOf(id).orElseThrow(() -> EditRefusedException.conflict(NOTHING));
  }

  private static final String NOTHING = "There is nothing to undo any more.";

  /** Why an entry cannot be undone; empty if it can, unless something was changed since. */
  @RolesAllowed(Roles.SEE)
  public Optional<String> obstacle(AuditEntry entry) {
    Optional<String> own = UndoableJson.obstacle(entry);
    if (own.isPresent() || !UndoableJson.isPublishing(entry)) {
      return own;
    }
    List<Long> ids = ids(entry);
    List<AuditEntry> parts = parts(entry);
    return parts.size() < ids.size()
        ? Optional.of("The record does not go back to all that was published.")
        : parts.stream().flatMap(part -> UndoableJson.obstacle(part).stream()).findFirst();
  }

  /** What was published, the last edit first. */
  private List<AuditEntry> parts(AuditEntry entry) {
    List<AuditEntry> parts = new ArrayList<>();
    if (UndoableJson.isPublishing(entry)) {
      for (long id : ids(entry)) {
        audit.find(id, Optional.empty()).ifPresent(part -> parts.add(0, part));
      }
    }
    return parts;
  }

  private static List<Long> ids(AuditEntry entry) {
    return UndoableJson.state(entry.after())
        .map(json -> json.getJsonArray("entries"))
        .map(array -> array.getValuesAs(JsonNumber.class))
        .orElse(List.of())
        .stream()
        .map(JsonNumber::longValue)
        .toList();
  }

  private AuditEntry find(long id, Optional<Long> organizationId) {
    return audit
        .find(id, organizationId)
        .orElseThrow(() -> EditRefusedException.notFound("entry of the record"));
  }

  /**
   * The organization that it is about, whatever it is called by now, and not another one that has
   * got the same Cloud ID.
   */
  private OrganizationSnapshot organization(AuditEntry entry) {
    if (AuditTarget.of(entry.target()).cloudId().isEmpty()) {
      throw EditRefusedException.conflict(
          "This cannot be undone. Edit administrators and tokens where they are.");
    }
    return audit
        .organizationOf(entry.id())
        .map(caller::organization)
        .orElseThrow(() -> EditRefusedException.notFound("organization"));
  }

  private static void refuse(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw EditRefusedException.conflict("This cannot be undone. " + obstacle.get());
    }
  }
}
