package org.callboard.database;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** What a container does around each business method of an enterprise bean: roles, transactions. */
public class BusinessMethod {

  private final TransactionManager transactions = Transactions.manager();

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    Method method = call.getMethod();
    if (!Modifier.isPublic(method.getModifiers())) {
      throw new EJBException("Not a business method: " + method);
    }
    Caller.current().requireAllowed(method);
    if (method.isAnnotationPresent(Asynchronous.class)) {
      Node.get().inBackground(() -> inTransaction(call));
      return null;
    }
    return inTransaction(call);
  }

  private Object inTransaction(InvocationContext call) throws Exception {
    boolean inherits = Transactions.isActive();
    switch (attribute(call.getMethod())) {
      case MANDATORY:
        if (!inherits) {
          throw new EJBTransactionRequiredException(call.getMethod().toString());
        }
        return joining(call);
      case REQUIRED:
        return inherits ? joining(call) : inNew(call);
      case REQUIRES_NEW:
        return inNew(call);
      case SUPPORTS:
        return inherits ? joining(call) : inNone(call);
      case NEVER:
        if (inherits) {
          throw new EJBException("In a transaction: " + call.getMethod());
        }
        return inNone(call);
      default:
        return inNone(call);
    }
  }

  private static TransactionAttributeType attribute(Method method) {
    boolean bean =
        of(method, TransactionManagement.class)
            .map(m -> m.value() == TransactionManagementType.BEAN)
            .orElse(false);
    return bean
        ? TransactionAttributeType.NOT_SUPPORTED
        : of(method, TransactionAttribute.class)
            .map(TransactionAttribute::value)
            .orElse(TransactionAttributeType.REQUIRED);
  }

  /** The method's own, or its bean's. */
  static <A extends Annotation> Optional<A> of(Method method, Class<A> annotation) {
    return Optional.ofNullable(method.getAnnotation(annotation))
        .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(annotation)));
  }

  private Object joining(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Exception e) {
      Optional<Boolean> rollsBack = rollsBackByItself(e);
      if (rollsBack.orElse(true)) {
        transactions.setRollbackOnly();
      }
      throw rollsBack.isPresent() ? e : new EJBTransactionRolledbackException(e.getMessage(), e);
    }
  }

  private Object inNew(InvocationContext call) throws Exception {
    Transaction suspended = transactions.suspend();
    try {
      transactions.begin();
      Object result;
      try {
        result = call.proceed();
      } catch (Exception e) {
        Optional<Boolean> rollsBack = rollsBackByItself(e);
        end(!rollsBack.orElse(true));
        throw rollsBack.isPresent() ? e : new EJBException(e.getMessage(), e);
      } catch (Error e) {
        end(false);
        throw e;
      }
      end(true);
      return result;
    } finally {
      if (suspended != null) {
        transactions.resume(suspended);
      }
    }
  }

  private void end(boolean commit) throws Exception {
    if (!commit || transactions.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
      transactions.rollback();
      return;
    }
    try {
      transactions.commit();
    } catch (RollbackException e) {
      throw new EJBTransactionRolledbackException("The transaction could not be committed.", e);
    }
  }

  private Object inNone(InvocationContext call) throws Exception {
    Transaction suspended = transactions.suspend();
    try {
      return call.proceed();
    } catch (Exception e) {
      throw rollsBackByItself(e).isPresent() ? e : new EJBException(e.getMessage(), e);
    } finally {
      if (suspended != null) {
        transactions.resume(suspended);
      }
    }
  }

  /** Of an application's exception, whether it rolls back; empty of a system's, which does. */
  private static Optional<Boolean> rollsBackByItself(Exception exception) {
    for (Class<?> type = exception.getClass(); type != null; type = type.getSuperclass()) {
      ApplicationException annotation = type.getAnnotation(ApplicationException.class);
      if (annotation != null) {
        return Optional.of(annotation.rollback());
      }
    }
    return exception instanceof RuntimeException ? Optional.empty() : Optional.of(false);
  }
}
