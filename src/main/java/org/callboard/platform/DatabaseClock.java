package org.callboard.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The one clock that all nodes share: their own differ. */
@ApplicationScoped
public class DatabaseClock {

  private static final int MICROS = 6;

  @PersistenceContext private EntityManager entities;

  /** When the caller's transaction began, or a little later. */
  public OffsetDateTime now() {
    // Native: JPQL asks nothing without an entity. As a number, which both drivers read alike.
    Object seconds =
        entities
            .createNativeQuery("SELECT EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)")
            .getSingleResult();
    long micros = new BigDecimal(seconds.toString()).movePointRight(MICROS).longValue();
    return Instant.EPOCH.plusNanos(1000 * micros).atOffset(ZoneOffset.UTC);
  }
}
