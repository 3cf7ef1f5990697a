package org.callboard.database;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who calls in this thread.
 *
 * @param principal null: nobody whom a door has recognized
 */
public record Caller(Principal principal, Set<String> roles) {

  /** Whom a request that no door has recognized, and the clock, run as. */
  static final Caller NOBODY = new Caller(null, Set.of());

  private static final ThreadLocal<Caller> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

  static Caller current() {
    return CURRENT.get();
  }

  static void become(Caller caller) {
    CURRENT.set(caller);
  }

  /** What the caller does. */
  public <T> T calls(Supplier<T> work) {
    Caller before = current();
    become(this);
    try {
      return work.get();
    } finally {
      become(before);
    }
  }

  /** What the caller does. */
  public void runs(Runnable work) {
    calls(
        () -> {
          work.run();
          return null;
        });
  }

  <T> Set<T> principals(Class<T> type) {
    return type.isInstance(principal) ? Set.of(type.cast(principal)) : Set.of();
  }

  boolean isIn(String role) {
    return roles.contains(role);
  }

  /** As containers do it: what the method says comes before what its bean says. */
  void requireAllowed(Method method) {
    for (var place :
        new java.lang.reflect.AnnotatedElement[] {method, method.getDeclaringClass()}) {
      if (place.isAnnotationPresent(PermitAll.class)) {
        return;
      }
      RolesAllowed allowed = place.getAnnotation(RolesAllowed.class);
      if (allowed != null || place.isAnnotationPresent(DenyAll.class)) {
        if (allowed == null || Arrays.stream(allowed.value()).noneMatch(this::isIn)) {
          throw new EJBAccessException(principal + " may not call " + method);
        }
        return;
      }
    }
  }
}
