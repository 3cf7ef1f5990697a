package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudIdTest {

  @Test
  void cloudIdsAreComparedInUpperCase() {
    assertThat(new CloudId("exAmple-1_2.3")).isEqualTo(new CloudId("EXAMPLE-1_2.3"));
    assertThat(new CloudId("example")).hasToString("EXAMPLE");
  }

  @Test
  void upperCaseDoesNotDependOnTheServersLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr"));
    try {
      assertThat(new CloudId("limit").value()).isEqualTo("LIMIT");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theEditableVersionHasAStarBehindIt() {
    assertThat(CloudId.ofFullCode("example*")).isEqualTo(CloudId.ofFullCode("EXAMPLE"));
    assertThat(CloudId.isEditable("example*")).isTrue();
    assertThat(CloudId.isEditable("example")).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ".", "..", "*", "A*", "A B", "A/B", "Ä", "ı", "A\n", "Ａ"})
  void anythingElseIsRefused(String value) {
    assertThatThrownBy(() -> new CloudId(value)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "A**", "*A"})
  void oneStarAtTheEndIsAllThatAFullCodeHasMore(String fullCode) {
    assertThatThrownBy(() -> CloudId.ofFullCode(fullCode))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("cloud_id must be 1 to 64");
  }
}
