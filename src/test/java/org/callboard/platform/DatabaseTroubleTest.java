package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.platform.DatabaseTrouble.BUSY;
import static org.callboard.platform.DatabaseTrouble.CONFLICT;
import static org.callboard.platform.DatabaseTrouble.UNAVAILABLE;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL states are PostgreSQL's where they are not H2's, which begin with 90 or H. */
class DatabaseTroubleTest {

  @ParameterizedTest
  @CsvSource({
    "08000, connection exception",
    "08001, client cannot connect",
    "08003, connection does not exist",
    "08004, server refuses the connection",
    "08006, connection failure",
    "08P01, protocol violation",
    "08S01, link failure",
    "25006, read-only transaction: a replica or a full disk",
    "25P03, idle in transaction for too long",
    "25P04, transaction took too long",
    "28000, login refused",
    "28P01, wrong password",
    "3D000, no such database",
    "53000, insufficient resources",
    "53100, disk full",
    "53200, out of memory",
    "53300, too many connections",
    "57P01, shutdown by an administrator",
    "57P02, shutdown by a crash",
    "57P03, starting up",
    "57P05, idle for too long",
    "58000, system error",
    "58030, input or output error",
    "58P01, a file is missing",
    "60000, the driver's system error",
    "XX000, internal error",
    "XX001, data corrupted",
    "HY000, H2: general error",
    "90007, H2: connection closed",
    "90013, H2: no such database",
    "90020, H2: another process has the file",
    "90028, H2: input or output error",
    "90030, H2: file corrupted",
    "90031, H2: input or output error of a file",
    "90067, H2: connection broken",
    "90097, H2: database is read-only",
    "90098, H2: database is closed",
    "90108, H2: out of memory",
    "90121, H2: database is shutting down",
    "90124, H2: file not found",
    "90135, H2: database is in exclusive mode"
  })
  void aDatabaseThatCannotServeIsAway(String state, String meaning) {
    assertThat(DatabaseTrouble.of(failure(state))).as(meaning).contains(UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "40001, serialization failure or H2's deadlock",
    "40P01, deadlock",
    "40003, completion unknown",
    "55P03, lock not available",
    "55006, object in use",
    "57014, statement timeout",
    "HYT00, H2: lock timeout",
    "90131, H2: concurrent update"
  })
  void whatOthersHoldIsBusy(String state, String meaning) {
    assertThat(DatabaseTrouble.of(failure(state))).as(meaning).contains(BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "40001, true, serialization failure or H2's deadlock",
    "40P01, true, deadlock",
    "40003, false, completion unknown: it may be committed",
    "55P03, false, lock not available",
    "57014, false, statement timeout",
    "HYT00, false, H2: lock timeout",
    "23505, false, a key that is taken"
  })
  void whatTheDatabaseHasEndedForOthersIsToldFromWhatHasWaited(
      String state, boolean ended, String meaning) {
    assertThat(DatabaseTrouble.isRolledBackForOthers(failure(state))).as(meaning).isEqualTo(ended);
    assertThat(DatabaseTrouble.isRolledBackForOthers(rolledBackBecauseOf(failure(state))))
        .as(meaning)
        .isEqualTo(ended);
  }

  @Test
  void whatHasNoStateWasNotEndedForOthers() {
    assertThat(DatabaseTrouble.isRolledBackForOthers(new SQLException("no state"))).isFalse();
    assertThat(DatabaseTrouble.isRolledBackForOthers(new PessimisticLockException("locked")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23503", "23506", "23001"})
  void aKeyThatIsTakenOrMissingIsAConflict(String state) {
    assertThat(DatabaseTrouble.of(failure(state))).contains(CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({
    "22001, text too long",
    "22021, not a character",
    "22P02, not a number",
    "23502, null",
    "23514, check constraint",
    "25P02, after another error",
    "42501, no privilege",
    "42601, syntax error",
    "42P01, no such table",
    "42S02, H2: no such table",
    "54001, statement too complex",
    "90008, H2: invalid value",
    "9, no state at all"
  })
  void whatTheDatabaseUnderstandsAndRefusesIsAMistakeOfOurs(String state, String meaning) {
    assertThat(DatabaseTrouble.of(failure(state))).as(meaning).isEmpty();
  }

  @Test
  void aPoolThatHasNoConnectionToGiveHasNoState() {
    assertThat(
            DatabaseTrouble.of(
                new PersistenceException(
                    DatabaseException.sqlException(new SQLException("no connection")))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new PersistenceException(new SQLException("no connection"))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new SQLException("pool", new IOException("refused"))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new SQLException("pool", new SQLException("no right", "42501"))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new SQLException("pool", new SQLException("full", "53300"))))
        .contains(UNAVAILABLE);
  }

  @Test
  void eclipseLinkWithoutAConnectionIsAnOutage() {
    assertThat(
            DatabaseTrouble.of(
                new PersistenceException(DatabaseException.databaseAccessorNotConnected())))
        .contains(UNAVAILABLE);
  }

  @Test
  void aTransactionThatCannotBeginOrEndIsAnOutage() {
    assertThat(DatabaseTrouble.of(new EJBException(new SystemException("begin"))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new EJBException(causedBy(new SystemException(), rmFailed()))))
        .contains(UNAVAILABLE);
    assertThat(DatabaseTrouble.of(new EJBException(new RollbackException("timed out"))))
        .contains(UNAVAILABLE);
    assertThat(
            DatabaseTrouble.of(
                new EJBTransactionRolledbackException(
                    "rolled back", causedBy(new RollbackException(), rmFailed()))))
        .contains(UNAVAILABLE);
  }

  @Test
  void whatRolledATransactionBackIsTheReason() {
    assertThat(DatabaseTrouble.of(rolledBackBecauseOf(failure("23505")))).contains(CONFLICT);
    assertThat(DatabaseTrouble.of(rolledBackBecauseOf(new NullPointerException()))).isEmpty();
    assertThat(
            DatabaseTrouble.of(
                rolledBackBecauseOf(new InvalidValueException("attributes", "are broken."))))
        .isEmpty();
  }

  @Test
  void aBatchTellsWhatFailedInIt() {
    BatchUpdateException batch = new BatchUpdateException("batch", "", new int[0]);
    batch.setNextException(new SQLException("taken", "23505"));
    assertThat(DatabaseTrouble.of(new PersistenceException(batch))).contains(CONFLICT);
  }

  @Test
  void whatJpaSaysItselfCounts() {
    assertThat(DatabaseTrouble.of(new PersistenceException(new OptimisticLockException("stale"))))
        .contains(CONFLICT);
    assertThat(DatabaseTrouble.of(new QueryTimeoutException("slow"))).contains(BUSY);
    assertThat(DatabaseTrouble.of(new LockTimeoutException("locked"))).contains(BUSY);
    assertThat(DatabaseTrouble.of(new PessimisticLockException("locked"))).contains(BUSY);
    assertThat(DatabaseTrouble.of(new EJBException(new DataUnavailableException("away", null))))
        .contains(UNAVAILABLE);
  }

  @Test
  void mistakesAndUnreadableValuesSayNothingAboutTheDatabase() {
    assertThat(DatabaseTrouble.of(new IllegalStateException("mistake"))).isEmpty();
    assertThat(DatabaseTrouble.of(new EJBException(new NullPointerException()))).isEmpty();
    assertThat(DatabaseTrouble.of(new InvalidValueException("attributes", "are broken.")))
        .isEmpty();
    assertThat(DatabaseTrouble.of(new PersistenceException("No enum constant"))).isEmpty();
    assertThat(DatabaseTrouble.of(null)).isEmpty();
  }

  @Test
  void causesThatGoRoundInACircleAreLookedAtOnce() {
    RuntimeException outer = new RuntimeException();
    RuntimeException inner = new RuntimeException(outer);
    outer.initCause(inner);
    assertThat(DatabaseTrouble.of(outer)).isEmpty();
  }

  /** As EclipseLink has it. */
  private static RuntimeException failure(String state) {
    return new EJBException(
        new PersistenceException(
            DatabaseException.sqlException(new SQLException("refused", state))));
  }

  private static RuntimeException rolledBackBecauseOf(Throwable cause) {
    return new EJBException((Exception) causedBy(new RollbackException("rolled back"), cause));
  }

  private static XAException rmFailed() {
    return new XAException(XAException.XAER_RMFAIL);
  }

  private static <E extends Exception> E causedBy(E exception, Throwable cause) {
    exception.initCause(cause);
    return exception;
  }
}
