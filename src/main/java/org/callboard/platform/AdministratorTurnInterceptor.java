package org.callboard.platform;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Around every call of an enterprise bean: one that an administrator's request makes waits for its
 * turn. Named in {@code ejb-jar.xml} for all beans, so that none can be forgotten. The containers
 * begin the call's transaction before, which takes no connection before its first statement.
 */
public class AdministratorTurnInterceptor {

  @Inject private AdministratorTurns turns;

  /** Phones, the clock and jobs never wait here. */
  @AroundInvoke
  public Object inTurn(InvocationContext call) throws Exception {
    return turns.isToWait() && !isWithoutTransaction(call)
        ? turns.take(call::proceed)
        : call.proceed();
  }

  /**
   * The container begins none: the bean wants none, or begins its own. What such a bean calls takes
   * its turn, and so does not keep it while a password is hashed.
   */
  private static boolean isWithoutTransaction(InvocationContext call) {
    Class<?> bean = call.getMethod().getDeclaringClass();
    TransactionManagement management = bean.getAnnotation(TransactionManagement.class);
    TransactionAttribute attribute = bean.getAnnotation(TransactionAttribute.class);
    return management != null && management.value() == TransactionManagementType.BEAN
        || attribute != null && attribute.value() == TransactionAttributeType.NOT_SUPPORTED;
  }
}
