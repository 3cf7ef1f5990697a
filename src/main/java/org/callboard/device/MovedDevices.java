package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.callboard.subscriber.SubscriberMoved;

/** Lets the devices of moved subscribers follow, with their tokens. */
@ApplicationScoped
public class MovedDevices {

  @PersistenceContext private EntityManager entities;

  private final CodeRows codes;

  /** For the container's proxy only. */
  protected MovedDevices() {
    this(null);
  }

  @Inject
  MovedDevices(CodeRows codes) {
    this.codes = codes;
  }

  /** Codes end: whoever handed them out has no business in the other organization. */
  public void follow(@Observes SubscriberMoved moved) {
    codes.deleteAll(moved.subscriberId());
    entities
        .createQuery(
            "UPDATE Device d SET d.organizationId = :organizationId WHERE d.subscriberId = :id")
        .setParameter("organizationId", moved.to().id())
        .setParameter("id", moved.subscriberId())
        .executeUpdate();
  }
}
