package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.callboard.platform.DatabaseFailures;

/** Finds one-time codes in the database, which is asked each time. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CodeDirectory {

  private final CodeRows rows;

  /** For the container's proxy only. */
  public CodeDirectory() {
    this(null);
  }

  @Inject
  CodeDirectory(CodeRows rows) {
    this.rows = rows;
  }

  /** The row of a code of this subscriber that can still be used. */
  public Optional<Long> idOf(long subscriberId, SignInCode code) {
    return rows.idOf(subscriberId, code);
  }
}
