package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.FullDisk;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

  @Test
  void aBodyHasTheMembersOfTheStandardAndItsOwn() {
    JsonObject json =
        json(
            Problems.of(
                    new InvalidValueException(
                        List.of(
                            new Violation("name", "must not be empty."),
                            new Violation("uri", "must not be empty."))))
                .orElseThrow());
    assertThat(json.getString("type")).isEqualTo("urn:callboard:problem:invalid-value");
    assertThat(json.getString("title")).isEqualTo("A value is not valid");
    assertThat(json.getInt("status")).isEqualTo(400);
    assertThat(json.getString("detail")).contains("2 values", "name must not be empty.");
    assertThat(json.getJsonArray("errors").getJsonObject(1).getString("field")).isEqualTo("uri");
    assertThat(json(Problem.unexpected("abc")).getString("incident")).isEqualTo("abc");
  }

  @Test
  void whatOurCoreRefusesHasItsType() {
    assertType(EditRefusedException.notFound("thing"), ProblemType.NOT_FOUND);
    assertType(EditRefusedException.conflict("No."), ProblemType.CONFLICT);
    assertType(
        new EditRefusedException(EditRefusedException.Reason.CHANGED_MEANWHILE, "No."),
        ProblemType.CHANGED_MEANWHILE);
    assertType(EditRefusedException.gone("No."), ProblemType.GONE);
    assertType(new DataUnavailableException("away", null), ProblemType.UNAVAILABLE);
    assertType(new EJBAccessException("no"), ProblemType.FORBIDDEN);
    assertType(new ProblemException(ProblemType.TOO_LARGE, "No."), ProblemType.TOO_LARGE);
  }

  @Test
  void aFullDiskIsTheServersTroubleAndPasses() {
    assertType(FullDisk.refusal(), ProblemType.UNAVAILABLE);
    Problem problem = Problems.of(new EJBException(FullDisk.refusal())).orElseThrow();
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).contains("disk is nearly full");
    assertThat(problem.headers()).containsEntry("Retry-After", "300");
  }

  @Test
  void whatAContainerWrapsIsFound() {
    InvalidValueException invalid = new InvalidValueException("name", "must not be empty.");
    assertType(new EJBException("wrapped", invalid), ProblemType.INVALID_VALUE);
    assertType(
        new RuntimeException(new EJBTransactionRolledbackException("rolled back", invalid)),
        ProblemType.INVALID_VALUE);
    assertType(
        new EJBException(new PersistenceException(new OptimisticLockException("stale"))),
        ProblemType.CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({
    "23505, CONFLICT",
    "23503, CONFLICT",
    "23506, CONFLICT",
    "40P01, BUSY",
    "40001, BUSY",
    "HYT00, BUSY",
    "57014, BUSY",
    "08006, UNAVAILABLE",
    "90067, UNAVAILABLE",
    ", UNAVAILABLE"
  })
  void whatTheDatabaseHasAgainstItIsNoIncident(String state, ProblemType type) {
    assertType(
        new EJBException(
            new PersistenceException(new RuntimeException(new SQLException("secret", state)))),
        type);
  }

  @Test
  void whatNobodyExpectsIsUnexpected() {
    assertThat(Problems.of(new IllegalStateException("bug"))).isEmpty();
    assertThat(Problems.of(new PersistenceException(new SQLException("bug", "42601")))).isEmpty();
    assertThat(Problems.of(null)).isEmpty();
  }

  @Test
  void everyStatusOfAServerHasAProblem() {
    for (int status : new int[] {400, 401, 403, 404, 405, 406, 412, 413, 415, 429, 500, 503}) {
      assertThat(Problems.ofStatus(status).status()).isEqualTo(status);
    }
    assertThat(Problems.ofStatus(401).headers()).containsKey("WWW-Authenticate");
    assertThat(Problems.ofStatus(414).status()).isEqualTo(400);
    assertThat(Problems.ofStatus(501).status()).isEqualTo(500);
  }

  @Test
  void typesAreUniqueAndWellFormed() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri))
        .doesNotHaveDuplicates()
        .allMatch(uri -> uri.matches("urn:callboard:problem:[a-z]+(-[a-z]+)*"));
  }

  private static void assertType(Throwable exception, ProblemType type) {
    Problem problem = Problems.of(exception).orElseThrow();
    assertThat(problem.type()).isEqualTo(type);
    assertThat(problem.detail()).endsWith(".").doesNotContain("secret");
  }

  private static JsonObject json(Problem problem) {
    return Json.createReader(new ByteArrayInputStream(problem.body())).readObject();
  }
}
