package org.callboard.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What the database, or what stands between, has against an edit. */
public enum DatabaseTrouble {
  /** It contradicts what is there: a name that is taken, or somebody was faster. */
  CONFLICT,
  /** Others edit the same at this moment. Trying again helps. */
  BUSY,
  /** The database does not answer. */
  UNAVAILABLE;

  /** Unique and foreign keys. Other constraints are ours to check before: those are bugs. */
  private static final Set<String> KEYS = Set.of("23505", "23503", "23506");

  private static final String CONNECTION_CLASS = "08";

  /** Deadlock, serialization failure, lock timeouts; of PostgreSQL and of H2. */
  private static final Set<String> LOCKED = Set.of("40P01", "40001", "55P03", "HYT00", "57014");

  /** Shutdown and starting up; H2's closed database, closed connection, broken connection. */
  private static final Set<String> AWAY =
      Set.of("57P01", "57P02", "57P03", "53300", "90098", "90121", "90067");

  private static final int MAX_CAUSES = 20;

  /** Looks for it in the exception and its causes; empty if it is of another kind. */
  public static Optional<DatabaseTrouble> of(Throwable exception) {
    Throwable cause = exception;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (cause instanceof OptimisticLockException) {
        return Optional.of(CONFLICT);
      }
      if (cause instanceof DataUnavailableException) {
        return Optional.of(UNAVAILABLE);
      }
      if (cause instanceof SQLException sql) {
        return ofState(sql);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<DatabaseTrouble> ofState(SQLException exception) {
    String state = exception.getSQLState();
    if (state == null) {
      return Optional.of(UNAVAILABLE); // the server's pool, which has no connection to give
    }
    if (KEYS.contains(state)) {
      return Optional.of(CONFLICT);
    }
    if (LOCKED.contains(state)) {
      return Optional.of(BUSY);
    }
    return state.startsWith(CONNECTION_CLASS) || AWAY.contains(state)
        ? Optional.of(UNAVAILABLE)
        : Optional.empty();
  }
}
