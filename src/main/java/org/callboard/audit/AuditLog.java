package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.Json;
import org.callboard.platform.RequestId;
import org.callboard.platform.Text;

/** Appends to the record, in the transaction of the edit. */
@Stateless
@PermitAll
public class AuditLog {

  static final int MAX_STATE = 1_000_000;

  /** States of no more characters are recorded beyond the day's share too. */
  static final int SHORT = 2_000;

  /** The longest target; a path of two names at their limits fits, percent-encoded or not. */
  static final int MAX_TARGET = 1000;

  @PersistenceContext private EntityManager entities;

  private final CurrentActor actor;
  private final RecordShare share;

  /** For the container's proxy only. */
  public AuditLog() {
    this(null, null);
  }

  @Inject
  AuditLog(CurrentActor actor, RecordShare share) {
    this.actor = actor;
    this.share = share;
  }

  /**
   * Records an edit.
   *
   * @param organization if it is about one
   * @param target the path below {@code /api/v1/}
   * @param before what was there, without secrets
   * @param after what is there now, without secrets
   * @return the id of the entry; empty in a dry run, of which nothing is recorded
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Long> record(
      AuditAction action,
      Optional<RecordedOrganization> organization,
      String target,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    return isTried()
        ? Optional.empty()
        : Optional.of(add(action, organization, target, before, after).id());
  }

  /**
   * Records that an administrator came in by a password: once an hour for each name and address,
   * because each request has the password.
   */
  public void recordSignIn(Optional<RecordedOrganization> organization) {
    if (isSignInNew()) {
      RecordedEntry entry =
          add(
              AuditAction.SIGN_IN,
              organization,
              "administrators/" + actor().administrator(),
              Optional.empty(),
              Optional.empty());
      share.remember(signInKey(), entry.id());
    }
  }

  /** Whether {@link #recordSignIn} would write anything; asked before a transaction is begun. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isSignInNew() {
    return share.entry(signInKey()).isEmpty();
  }

  private String signInKey() {
    return String.join("\n", AuditAction.SIGN_IN.name(), actor().toString());
  }

  /**
   * Records what may be done again and again. Within an hour the same by the same caller is one
   * entry, which is counted.
   *
   * @param same what is the same, beside the caller and the action
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void recordRepeatable(
      AuditAction action,
      RecordedOrganization organization,
      String target,
      Optional<JsonObject> before,
      Optional<JsonObject> after,
      String same) {
    String key =
        String.join(
            "\n", List.of(action.name(), organization.toString(), actor().toString(), same));
    boolean counted = share.entry(key).map(this::count).orElse(false);
    if (!counted) {
      RecordedEntry entry = add(action, Optional.of(organization), target, before, after);
      share.remember(key, entry.id());
    }
  }

  /** Records that all was undone that was recorded since the undo began, as one entry. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void recordUndone(RecordedOrganization organization, String target) {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    actor.undoing().forEach(entries::add);
    add(
        AuditAction.UPDATE,
        Optional.of(organization),
        target,
        Optional.empty(),
        Optional.of(Json.createObjectBuilder().add("entries", entries).build()));
  }

  /** Records that somebody need not wait any more who has typed too many wrong passwords. */
  public void recordLifted(
      Optional<RecordedOrganization> organization, String target, JsonObject limit) {
    add(AuditAction.DELETE, organization, target, Optional.of(limit), Optional.empty());
  }

  /** Records that secrets were asked for, before they are shown. */
  public void recordReveal(RecordedOrganization organization, String target) {
    recordRepeatable(
        AuditAction.REVEAL, organization, target, Optional.empty(), Optional.empty(), target);
  }

  /** Whether the entry was there: its transaction may have been rolled back. */
  private boolean count(long id) {
    return entities
            .createQuery(
                "UPDATE RecordedEntry e SET e.repeated = e.repeated + 1,"
                    + " e.lastAt = CURRENT_TIMESTAMP WHERE e.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }

  private RecordedEntry add(
      AuditAction action,
      Optional<RecordedOrganization> organization,
      String target,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    Optional<String> beforeState = before.map(JsonObject::toString);
    Optional<String> afterState = after.map(JsonObject::toString);
    int max =
        organization.map(there -> share.longest(there, beforeState, afterState)).orElse(MAX_STATE);
    RecordedEntry entry =
        new RecordedEntry(
            actor(),
            undone(),
            RequestId.current(),
            action,
            organization,
            Text.kept(target, MAX_TARGET),
            newName(before, after).map(name -> Text.kept(name, MAX_TARGET)),
            beforeState.map(state -> state(state, max)),
            afterState.map(state -> state(state, max)));
    entities.persist(entry);
    noteRecorded(entry.id());
    return entry;
  }

  private void noteRecorded(long id) {
    try {
      actor.recorded(id);
    } catch (ContextNotActiveException e) {
      // the server's start, of which nobody asks what it recorded
    }
  }

  /** What is called by its id is edited into another thing's name. */
  private static Optional<String> newName(Optional<JsonObject> before, Optional<JsonObject> after) {
    Optional<String> name = after.flatMap(AuditLog::id);
    return name.filter(
        now -> before.flatMap(AuditLog::id).filter(id -> !id.equals(now)).isPresent());
  }

  private static Optional<String> id(JsonObject state) {
    return state.get("id") instanceof JsonString id
        ? Optional.of(id.getString())
        : Optional.empty();
  }

  /** Now, by whoever it is whose edit this is. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Stamp stamp() {
    return new Stamp(OffsetDateTime.now(ZoneOffset.UTC), actor().administrator());
  }

  /** At the server's start there is no request yet. */
  private Actor actor() {
    try {
      return actor.get();
    } catch (ContextNotActiveException e) {
      return Actor.SERVER;
    }
  }

  private Optional<Long> undone() {
    try {
      return actor.undone();
    } catch (ContextNotActiveException e) {
      return Optional.empty();
    }
  }

  /** Whether what is done is rolled back in the end, whatever comes. */
  private boolean isTried() {
    try {
      return actor.isTrying();
    } catch (ContextNotActiveException e) {
      return false;
    }
  }

  /**
   * Too long a state is recorded by its length: a bulk edit must not fail because of its record.
   */
  static String state(String json, int max) {
    return json.length() > max
        ? Json.createObjectBuilder().add("tooLong", json.length()).build().toString()
        : json;
  }
}
