package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseContactTest {

  private final DatabaseContact contact = new DatabaseContact();

  @Test
  void aDatabaseThatNeverAnsweredIsLost() {
    assertThat(contact.isLost()).isTrue();
    assertThat(contact.age()).isGreaterThan(Duration.ofDays(10_000));
  }

  @Test
  void aDatabaseThatAnsweredJustNowIsNot() {
    contact.confirm(System.nanoTime());
    assertThat(contact.isLost()).isFalse();
    assertThat(contact.ask(() -> "answer")).isEqualTo("answer");
  }

  @Test
  void someSecondsOfSilenceAreEnough() {
    contact.confirm(System.nanoTime() - Duration.ofSeconds(6).toNanos());
    assertThat(contact.isLost()).isTrue();
    assertThat(contact.age()).isBetween(Duration.ofSeconds(6), Duration.ofMinutes(5));
    assertThatThrownBy(
            () ->
                contact.ask(
                    () -> {
                      throw new AssertionError("A lost database must not be asked");
                    }))
        .isInstanceOf(DataUnavailableException.class);
  }

  @Test
  void theFailureOfAQuestionIsTheCause() {
    contact.confirm(System.nanoTime());
    RuntimeException failure = Outage.failure();
    assertThatThrownBy(
            () ->
                contact.ask(
                    () -> {
                      throw failure;
                    }))
        .isInstanceOf(DataUnavailableException.class)
        .hasCause(failure);
  }

  @Test
  void aMistakeOfOursSaysNothingAboutTheDatabase() {
    contact.confirm(System.nanoTime());
    IllegalStateException mistake = new IllegalStateException("mistake");
    assertThatThrownBy(
            () ->
                contact.ask(
                    () -> {
                      throw mistake;
                    }))
        .isSameAs(mistake);
  }
}
