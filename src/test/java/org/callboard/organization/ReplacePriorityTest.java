package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacePriorityTest {

  @Test
  void theDefaultReplacesWhatIsProvidedAndKeepsWhatTheUserMade() {
    assertThat(ReplacePriority.DEFAULT).isEqualTo(new ReplacePriority(21));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void theLimitsAreAllowed(int value) {
    assertThat(new ReplacePriority(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 41, 100})
  void whatWouldTakeTheUsersOwnEntriesIsRefused(int value) {
    assertThatThrownBy(() -> new ReplacePriority(value))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("replacePriority must be from 1 to 40.");
  }
}
