package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationSettingsTest {

  @Test
  void aNameIsEnough() {
    OrganizationSettings settings = OrganizationSettings.named("Acme");
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.replacePriority()).contains(new ReplacePriority(21));
    assertThat(settings.removesDialActions()).isFalse();
    assertThat(settings.refreshSeconds()).isEqualTo(3600);
    assertThat(settings.errorTexts()).isEqualTo(ErrorTexts.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 3600, 604_800})
  void refreshesFromAMinuteToAWeekAreTaken(int seconds) {
    assertThat(settings("Acme", seconds).refreshSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 59, 604_801, Integer.MAX_VALUE})
  void otherRefreshesAreRefused(int seconds) {
    assertThatThrownBy(() -> settings("Acme", seconds))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("refreshSeconds");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() -> settings(" ", 1))
        .asInstanceOf(type(InvalidValueException.class))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(Violation::field)
                    .containsExactly("name", "refreshSeconds"));
    assertThatThrownBy(() -> settings("x".repeat(251), 60)).hasMessageContaining("250");
    assertThatThrownBy(() -> settings(null, 60)).isInstanceOf(InvalidValueException.class);
  }

  private static OrganizationSettings settings(String name, int refreshSeconds) {
    return new OrganizationSettings(
        name,
        true,
        Optional.empty(),
        false,
        refreshSeconds,
        ErrorTexts.NONE,
        SignInSettings.DEFAULT);
  }
}
