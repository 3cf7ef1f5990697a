package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.SystemException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class DatabaseFailuresTest {

  private final DatabaseFailures interceptor = new DatabaseFailures();

  @Test
  void anAnswerPasses() throws Exception {
    assertThat(interceptor.translate(call(() -> "answer"))).isEqualTo("answer");
  }

  @Test
  void whatJpaThrowsIsNobodysFault() {
    PersistenceException failure = new QueryTimeoutException("slow");
    assertThatThrownBy(() -> interceptor.translate(call(() -> raise(failure))))
        .isInstanceOf(DataUnavailableException.class)
        .hasCause(failure);
  }

  @Test
  void aMistakeOfOursStaysOne() {
    IllegalStateException mistake = new IllegalStateException("mistake");
    assertThatThrownBy(() -> interceptor.translate(call(() -> raise(mistake)))).isSameAs(mistake);
  }

  /** A row that JPA cannot read is no outage: it concerns no other row. */
  @Test
  void aValueThatJpaCannotReadIsNoOutage() {
    PersistenceException unreadable =
        new PersistenceException(new IllegalArgumentException("No enum constant"));
    assertThatThrownBy(() -> interceptor.translate(call(() -> raise(unreadable))))
        .isSameAs(unreadable);
  }

  @Test
  void aCommitThatBreaksIsAnOutage() {
    EJBException failure = new EJBException(new SystemException("commit failed"));
    assertThatThrownBy(() -> interceptor.translate(call(() -> raise(failure))))
        .isInstanceOf(DataUnavailableException.class)
        .hasCause(failure);
  }

  private static Object raise(RuntimeException exception) {
    throw exception;
  }

  private static InvocationContext call(Callable<Object> method) {
    return (InvocationContext)
        Proxy.newProxyInstance(
            DatabaseFailuresTest.class.getClassLoader(),
            new Class<?>[] {InvocationContext.class},
            (proxy, called, arguments) -> method.call());
  }
}
