package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import org.callboard.platform.BusyException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void aDatabaseThatGoesAwayInTheMiddleOfARequestIsNoIncident() {
    EJBException full =
        new EJBException(new PersistenceException(new SQLException("disk full", "53100")));
    assertThat(Refusal.because("A request failed", full)).isEqualTo(Refusal.cannotCheck());
  }

  @Test
  void tooMuchToDoIsNoIncident() {
    Refusal refusal = Refusal.because("A request failed", new BusyException(Duration.ofSeconds(7)));
    assertThat(refusal).isEqualTo(Refusal.busy(Duration.ofSeconds(7)));
  }

  @Test
  void aMistakeOfOursIsOne() {
    Refusal refusal = Refusal.because("A request failed", new IllegalStateException("mistake"));
    assertThat(refusal.status()).isEqualTo(500);
    assertThat(refusal.message()).contains("Incident").doesNotContain("mistake");
  }
}
