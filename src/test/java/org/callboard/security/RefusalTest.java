package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void aDatabaseThatGoesAwayInTheMiddleOfARequestIsNoIncident() {
    EJBException full =
        new EJBException(new PersistenceException(new SQLException("disk full", "53100")));
    assertThat(Refusal.because("A request failed", full)).isEqualTo(Refusal.cannotCheck());
  }

  @Test
  void aMistakeOfOursIsOne() {
    Refusal refusal = Refusal.because("A request failed", new IllegalStateException("mistake"));
    assertThat(refusal.status()).isEqualTo(500);
    assertThat(refusal.message()).contains("Incident").doesNotContain("mistake");
  }
}
