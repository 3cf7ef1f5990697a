package org.callboard.mergeable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePriorityTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void outOfRangeIsRefused(int value) {
    assertThatThrownBy(() -> new MergePriority(value))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("priority must be from 0 to 1000.");
  }

  @ParameterizedTest
  @CsvSource({"-5, 0", "0, 0", "20, 20", "1000, 1000", "1001, 1000"})
  void theNearestIsTakenOfAValueThatSomebodysSqlWrote(int value, int nearest) {
    assertThat(MergePriority.nearest(value).value()).isEqualTo(nearest);
  }

  @Test
  void theImplicitPrioritiesAreThoseOfTheProtocol() {
    assertThat(MergePriority.PROVISIONED.value()).isEqualTo(20);
    assertThat(MergePriority.USER.value()).isEqualTo(40);
    assertThat(MergePriority.LOWEST.value()).isZero();
  }

  @Test
  void anEqualPriorityIsNotAbove() {
    assertThat(MergePriority.USER.isAbove(MergePriority.PROVISIONED)).isTrue();
    assertThat(MergePriority.USER.isAbove(new MergePriority(40))).isFalse();
    assertThat(MergePriority.PROVISIONED.isAbove(MergePriority.USER)).isFalse();
  }
}
