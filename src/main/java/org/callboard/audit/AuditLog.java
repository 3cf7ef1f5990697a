package org.callboard.audit;

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

/** Appends to the record, in the transaction of the edit. */
@Stateless
public class AuditLog {

  private static final int MAX_STATE = 1_000_000;

  /** The longest target; a path of two names at their limits fits, percent-encoded or not. */
  private static final int MAX_TARGET = 1000;

  @PersistenceContext private EntityManager entities;

  @Inject private CurrentActor actor;

  /**
   * Records an edit.
   *
   * @param organization the Cloud ID, if it is about one organization
   * @param target the path below {@code /api/v1/}
   * @param before what was there, without secrets
   * @param after what is there now, without secrets
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(
      AuditAction action,
      Optional<String> organization,
      String target,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    entities
        .createNativeQuery(
            "INSERT INTO audit_entry"
                + " (administrator, address, action, organization, target, before_state,"
                + " after_state) VALUES (?1, ?2, ?3, CAST(?4 AS VARCHAR(64)), ?5,"
                + " CAST(?6 AS VARCHAR(1000000)), CAST(?7 AS VARCHAR(1000000)))")
        .setParameter(1, actor().administrator())
        .setParameter(2, actor().address())
        .setParameter(3, action.name())
        .setParameter(4, organization.orElse(null))
        .setParameter(5, target.substring(0, Math.min(target.length(), MAX_TARGET)))
        .setParameter(6, state(before))
        .setParameter(7, state(after))
        .executeUpdate();
  }

  /** Records that secrets were asked for, before they are shown. */
  public void recordReveal(String organization, String target) {
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
  private static String state(Optional<JsonObject> state) {
    String json = state.map(JsonObject::toString).orElse(null);
    if (json != null && json.length() > MAX_STATE) {
      return Json.createObjectBuilder().add("tooLong", json.length()).build().toString();
    }
    return json;
  }
}
