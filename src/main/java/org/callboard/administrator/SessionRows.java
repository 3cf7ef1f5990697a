package org.callboard.administrator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Sessions of browsers, as the caller's transaction sees them. */
@ApplicationScoped
public class SessionRows {

  @PersistenceContext private EntityManager entities;

  /** Ends all of an administrator's, as a new password does. */
  void endAll(Administrator owner) {
    entities
        .createQuery("DELETE FROM ConsoleSession s WHERE s.administrator = :owner")
        .setParameter("owner", owner)
        .executeUpdate();
  }
}
