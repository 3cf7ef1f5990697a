package org.callboard.platform;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.eclipse.persistence.exceptions.DatabaseException;

/**
 * What the database, or what stands between, has against a question or an edit. This is the one
 * place that says so: whoever asks the database, answers a phone or answers an administrator takes
 * it from here. What is not named here is a mistake of ours, or a value that cannot be read, and
 * says nothing about the database.
 *
 * <p>SQL states are told apart by their class, the first two characters, as the SQL standard and
 * PostgreSQL do. H2 has one class for nearly everything of its own, so its states are listed.
 */
public enum DatabaseTrouble {
  /** It contradicts what is there: a name that is taken, or somebody was faster. */
  CONFLICT,
  /** Others use the same at this moment. Trying again helps. */
  BUSY,
  /** The database does not answer, or answers nobody, or stores nothing. */
  UNAVAILABLE;

  /** Unique and foreign keys. Other constraints are ours to check before: those are mistakes. */
  private static final Set<String> KEYS = Set.of("23505", "23503", "23506", "23001");

  /** Transactions that were rolled back because of others: deadlocks, serialization failures. */
  private static final String ROLLED_BACK_CLASS = "40";

  /** Of these, what was surely not committed: serialization failures and deadlocks of both. */
  private static final Set<String> ENDED_FOR_OTHERS = Set.of("40001", "40P01");

  /** Locks that others hold, and a statement that took too long; of PostgreSQL and of H2. */
  private static final Set<String> LOCKED = Set.of("55P03", "55006", "57014", "HYT00", "90131");

  /**
   * Connections, logins, a database that is not there, resources (a full disk, no more
   * connections), shutdown and start, input and output, and PostgreSQL's own internal errors.
   */
  private static final Set<String> AWAY_CLASSES = Set.of("08", "28", "3D", "53", "57", "58", "XX");

  /**
   * Of classes that are not all of this kind: a database that may only be read, transactions that
   * it has ended; errors of PostgreSQL's driver and of H2 themselves; H2's closed, broken, full,
   * locked or read-only databases and their files.
   */
  private static final Set<String> AWAY =
      Set.of(
          "25006", "25P03", "25P04", "60000", "HY000", "90007", "90013", "90020", "90024", "90025",
          "90028", "90030", "90031", "90048", "90049", "90062", "90067", "90097", "90098", "90108",
          "90117", "90121", "90124", "90135", "90146", "90149");

  private static final int CLASS = 2;

  /** Looks for it in the exception and its causes; empty if it is of another kind. */
  public static Optional<DatabaseTrouble> of(Throwable exception) {
    List<Throwable> causes = Causes.of(exception);
    return ofOurs(causes).or(() -> ofStates(causes)).or(() -> ofWhatHasNoState(causes));
  }

  /**
   * Whether the database has ended the transaction so that others could go on: they waited for each
   * other, or could not follow each other. Trying again at once helps, unlike where a lock was
   * waited for in vain.
   */
  public static boolean isRolledBackForOthers(Throwable exception) {
    return states(Causes.of(exception)).findFirst().filter(ENDED_FOR_OTHERS::contains).isPresent();
  }

  private static Optional<DatabaseTrouble> ofOurs(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof OptimisticLockException) {
        return Optional.of(CONFLICT);
      }
      if (cause instanceof DataUnavailableException) {
        return Optional.of(UNAVAILABLE);
      }
    }
    return Optional.empty();
  }

  private static Optional<DatabaseTrouble> ofStates(List<Throwable> causes) {
    return states(causes).map(DatabaseTrouble::ofState).flatMap(Optional::stream).findFirst();
  }

  private static Stream<String> states(List<Throwable> causes) {
    return causes.stream()
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull);
  }

  private static Optional<DatabaseTrouble> ofState(String state) {
    if (state.length() < CLASS) {
      return Optional.empty();
    }
    String stateClass = state.substring(0, CLASS);
    if (KEYS.contains(state)) {
      return Optional.of(CONFLICT);
    }
    if (LOCKED.contains(state) || stateClass.equals(ROLLED_BACK_CLASS)) {
      return Optional.of(BUSY);
    }
    return AWAY_CLASSES.contains(stateClass) || AWAY.contains(state)
        ? Optional.of(UNAVAILABLE)
        : Optional.empty();
  }

  /**
   * The server's pool that has no connection to give, EclipseLink without one, and a transaction
   * system that could not begin or end a transaction. EclipseLink's exception around one of the
   * driver says nothing: the driver's does. That a transaction was rolled back counts only if it is
   * the last of the causes: whatever is behind it is the reason.
   */
  private static Optional<DatabaseTrouble> ofWhatHasNoState(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.empty(); // a statement that the database understands and refuses
      }
      if (cause instanceof QueryTimeoutException
          || cause instanceof LockTimeoutException
          || cause instanceof PessimisticLockException) {
        return Optional.of(BUSY);
      }
      if (cause instanceof SQLException
          || cause instanceof DatabaseException && !(cause.getCause() instanceof SQLException)
          || cause instanceof SystemException
          || cause instanceof XAException) {
        return Optional.of(UNAVAILABLE);
      }
    }
    return !causes.isEmpty() && causes.get(causes.size() - 1) instanceof RollbackException
        ? Optional.of(UNAVAILABLE)
        : Optional.empty();
  }
}
