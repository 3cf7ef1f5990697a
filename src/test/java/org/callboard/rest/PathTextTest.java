package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {

  @Test
  void aPlusIsAPlus() {
    assertThat(PathText.decode("a+b%20%C3%BC")).isEqualTo("a+b \u00fc");
    assertThatThrownBy(() -> PathText.decode("%zz")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> PathText.decode("a%00b")).isInstanceOf(ProblemException.class);
  }

  /** PostgreSQL fails on the first of them. */
  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0", "\n", "\u007f"})
  void whatCannotBeAnIdIsNotThere(String id) {
    assertThatThrownBy(() -> PathText.id(id, "job"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("job");
  }

  @Test
  void anythingElseMayBe() {
    assertThat(PathText.id("x-1", "job")).isEqualTo("x-1");
  }
}
