package org.callboard.device;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.callboard.platform.DatabaseFailures;

/** Finds one-time codes in the database, which is asked each time. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CodeDirectory {

  @PersistenceContext private EntityManager entities;

  /** The row of a code of this subscriber that can still be used. */
  public Optional<Long> idOf(long subscriberId, SignInCode code) {
    return new CodeRows(entities).idOf(subscriberId, code);
  }
}
