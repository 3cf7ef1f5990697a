package org.callboard.platform;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Turns what says that the database is away into {@link DataUnavailableException}. The containers
 * log every other exception of an enterprise bean with its stack, each second of an outage.
 */
public class DatabaseFailures {

  /** Around each business method of a bean that reads for a cache. */
  @AroundInvoke
  public Object translate(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (RuntimeException e) {
      throw DataUnavailableException.orSame(e);
    }
  }
}
