package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * an edit as every other, and so can be undone itself. Managers take back what anybody did; others
 * what they did themselves, if they may still do it.
 */
@Stateless
@RolesAllowed(Roles.EDIT_PEOPLE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UndoActs {

  /** So long what somebody has just done is offered to be taken back. */
  private static final Duration OFFERED = Duration.ofMinutes(1);

  /** Of what a request has done no more is taken back at once. */
  private static final int MAX_AT_ONCE = 200;

  private static final String NOTHING = "There is nothing to undo any more.";
  private static final String BEYOND_ROLE = "Your role does not allow this.";

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
    undo(find(id));
    return audit.undoOf(id).orElseThrow(() -> EditRefusedException.conflict(NOTHING));
  }

  /**
   * What an undo was about.
   *
   * @param kind of {@link AuditTarget}
   * @param left its name as the undone edit left it; empty if it has none
   * @param name as it is now; empty if it is gone
   */
  public record Undone(String kind, Optional<String> left, Optional<String> name) {}

  /**
   * Undoes all that a request did, or nothing of it.
   *
   * @param id of its last entry
   * @return what that was about
   * @throws EditRefusedException as {@link #undo}
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Undone undoRequest(long id) {
    AuditEntry last = find(id);
    ofRequest(last).forEach(this::undo);
    return new Undone(
        AuditTarget.of(last.target()).kind(),
        UndoableJson.name(last, last.after()),
        last.before().isEmpty() ? Optional.empty() : UndoableJson.name(last, last.before()));
  }

  private void undo(AuditEntry entry) {
    if (!mayUndo(entry)) {
      throw EditRefusedException.forbidden(BEYOND_ROLE);
    }
    OrganizationSnapshot organization = organization(entry);
    refuse(obstacle(entry));
    List<AuditEntry> parts = parts(entry);
    actor.setUndone(entry.id());
    try {
      if (UndoableJson.isPublishing(entry)) {
        drafts.undo(organization, () -> parts.forEach(part -> steps.undo(organization, part)));
      } else {
        steps.undo(organization, entry);
      }
    } finally {
      actor.setUndone(null);
    }
  }

  private boolean mayUndo(AuditEntry entry) {
    return caller.may(Roles.MANAGE)
        || caller.may(Roles.EDIT_PEOPLE) && isOwn(entry) && !UndoableJson.isOfManagers(entry);
  }

  private boolean isOwn(AuditEntry entry) {
    return entry.actor().administrator().equals(caller.administrator().getName());
  }

  /**
   * How long it is still offered to the caller to take back what a request of theirs has just done;
   * empty if it is not.
   *
   * @param id of its last entry
   */
  @RolesAllowed(Roles.SEE)
  public Optional<Duration> offered(long id) {
    return audit
        .find(id, caller.ownOrganization())
        .filter(this::isOwn)
        .filter(last -> left(last).compareTo(Duration.ZERO) > 0)
        .filter(last -> audit.undoOf(id).isEmpty())
        .filter(last -> isUndoable(ofRequest(last)))
        .map(UndoActs::left);
  }

  private static Duration left(AuditEntry entry) {
    return OFFERED.minus(Duration.between(entry.time(), Instant.now()));
  }

  private boolean isUndoable(List<AuditEntry> entries) {
    return entries.size() <= MAX_AT_ONCE
        && entries.stream().allMatch(entry -> obstacle(entry).isEmpty());
  }

  /** What is to be undone with the last entry of a request, the last edit first. */
  private List<AuditEntry> ofRequest(AuditEntry last) {
    return UndoableJson.isPublishing(last)
        ? List.of(last) // which has its parts
        : audit.ofRequest(last, MAX_AT_ONCE + 1);
  }

  /**
   * The newest entry about what a request has edited that is later than its last one: by that edit
   * it was changed since.
   */
  public Optional<AuditEntry> after(long id) {
    return ofRequest(find(id)).stream()
        .flatMap(entry -> newestAbout(entry).stream())
        .filter(newest -> newest.id() > id)
        .max(Comparator.comparingLong(AuditEntry::id));
  }

  private Optional<AuditEntry> newestAbout(AuditEntry entry) {
    return audit.newestAbout(
        audit.organizationOf(entry.id()),
        AuditTarget.of(entry.target()).kind(),
        UndoableJson.name(entry, entry.after()));
  }

  /**
   * Why an entry cannot be undone by the caller; empty if it can, unless something was changed
   * since.
   */
  @RolesAllowed(Roles.SEE)
  public Optional<String> obstacle(AuditEntry entry) {
    Optional<String> own = UndoableJson.obstacle(entry);
    if (own.isPresent()) {
      return own;
    }
    if (!mayUndo(entry)) {
      return Optional.of(BEYOND_ROLE);
    }
    if (!UndoableJson.isPublishing(entry)) {
      return Optional.empty();
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

  /** What somebody does not see in the record is not there for them. */
  private AuditEntry find(long id) {
    return audit
        .find(id, caller.ownOrganization())
        .filter(entry -> caller.may(Roles.SEE_SETTINGS) || isOwn(entry))
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
