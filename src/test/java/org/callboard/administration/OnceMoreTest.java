package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceMoreTest {

  private final AtomicInteger attempts = new AtomicInteger();

  private String edit(int failures, String state) {
    return OnceMore.onConflict(
        () -> {
          if (attempts.getAndIncrement() < failures) {
            throw new PersistenceException(new SQLException("refused", state));
          }
          return "done";
        });
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

  @Test
  void whateverElseIsWrongIsNotTriedAgain() {
    assertThatThrownBy(() -> edit(1, "57014")).isInstanceOf(PersistenceException.class);
    assertThat(attempts).hasValue(1);
  }
}
