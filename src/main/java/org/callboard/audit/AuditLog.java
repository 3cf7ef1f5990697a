package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.callboard.platform.Json;
import org.callboard.platform.Text;

/** Appends to the record, in the transaction of the edit. */
@Stateless
@PermitAll
public class AuditLog {

  private static final int MAX_STATE = 1_000_000;

  /** The longest target; a path of two names at their limits fits, percent-encoded or not. */
  private static final int MAX_TARGET = 1000;

  @PersistenceContext private EntityManager entities;

  private final CurrentActor actor;

  /** For the container's proxy only. */
  public AuditLog() {
    this(null);
  }

  @Inject
  AuditLog(CurrentActor actor) {
    this.actor = actor;
  }

  /**
   * Records an edit.
   *
   * @param organization if it is about one
   * @param target the path below {@code /api/v1/}
   * @param before what was there, without secrets
   * @param after what is there now, without secrets
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(
      AuditAction action,
      Optional<RecordedOrganization> organization,
      String target,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    entities.persist(
        new RecordedEntry(
            actor(),
            action,
            organization,
            Text.kept(target, MAX_TARGET),
            before.map(AuditLog::state),
            after.map(AuditLog::state)));
  }

  /** Records that secrets were asked for, before they are shown. */
  public void recordReveal(RecordedOrganization organization, String target) {
    record(
        AuditAction.REVEAL, Optional.of(organization), target, Optional.empty(), Optional.empty());
  }

  /** At the server's start there is no request yet. */
  private Actor actor() {
    try {
      return actor.get();
    } catch (ContextNotActiveException e) {
      return Actor.SERVER;
    }
  }

  /**
   * Too long a state is recorded by its length: a bulk edit must not fail because of its record.
   */
  private static String state(JsonObject state) {
    String json = state.toString();
    return json.length() > MAX_STATE
        ? Json.createObjectBuilder().add("tooLong", json.length()).build().toString()
        : json;
  }
}
