package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Edits subscribers, each edit with its row in the change feed. */
@Stateless
public class SubscriberEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private ChangeFeed changes;

  /** Creates a subscriber and returns its id. */
  public long create(long organizationId, Username username, String passwordHash) {
    Subscriber subscriber = new Subscriber(organizationId, username, passwordHash);
    entities.persist(subscriber);
    entities.flush(); // a username that is taken fails here, not at some later commit
    changes.record(DataChanged.ofSubscriber(organizationId, subscriber.id()));
    return subscriber.id();
  }

  /**
   * Replaces a hash by another one of the same password. Does nothing if the password was changed
   * meanwhile.
   */
  public void replaceHash(long id, String oldHash, String newHash) {
    int updated =
        entities
            .createQuery(
                "UPDATE Subscriber s SET s.passwordHash = :newHash, s.version = s.version + 1"
                    + " WHERE s.id = :id AND s.passwordHash = :oldHash")
            .setParameter("newHash", newHash)
            .setParameter("id", id)
            .setParameter("oldHash", oldHash)
            .executeUpdate();
    if (updated > 0) {
      Subscriber subscriber = entities.find(Subscriber.class, id);
      changes.record(DataChanged.ofSubscriber(subscriber.snapshot().name().organizationId(), id));
    }
  }
}
