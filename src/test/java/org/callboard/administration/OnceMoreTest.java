package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnceMoreTest {

  private final AtomicInteger attempts = new AtomicInteger();

  private String edit(int failures, String state) {
    return OnceMore.onConflict(
        () -> {
          attempt(failures, state);
          return "done";
        });
  }

  private void attempt(int failures, String state) {
    if (attempts.getAndIncrement() < failures) {
      throw new PersistenceException(new SQLException("refused", state));
    }
  }

  @Test
  void whoeverIsTooLateForAKeyTriesOnceMore() {
    assertThat(edit(1, "23505")).isEqualTo("done");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void aSecondConflictIsTheCallers() {
    assertThatThrownBy(() -> edit(2, "23505")).isInstanceOf(PersistenceException.class);
    assertThat(attempts).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void whomTheDatabaseHasEndedForOthersTriesOnceMore(String state) {
    assertThat(edit(1, state)).isEqualTo("done");
    assertThat(attempts).hasValue(2);
    assertThatThrownBy(() -> edit(4, state)).isInstanceOf(PersistenceException.class);
    assertThat(attempts).hasValue(4);
  }

  @Test
  void anEditThatAnswersNothingIsTriedOnceMoreToo() {
    OnceMore.onConflict(() -> attempt(1, "40P01"));
    assertThat(attempts).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"57014", "55P03", "HYT00", "40003", "08006"})
  void whateverElseIsWrongIsNotTriedAgain(String state) {
    assertThatThrownBy(() -> edit(1, state)).isInstanceOf(PersistenceException.class);
    assertThat(attempts).hasValue(1);
  }
}
