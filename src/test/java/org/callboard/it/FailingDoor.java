package org.callboard.it;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.callboard.security.Caller;
import org.callboard.security.Door;

/** Added to the WAR by tests: gives every door a defect that shows for one username. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class FailingDoor implements Door {

  static final String USERNAME = "fails-on-purpose";

  @Inject @Delegate @Any private Door door;

  @Override
  public Optional<Caller> authenticate(String path, HttpServletRequest request) {
    if (String.valueOf(request.getQueryString()).contains(USERNAME)) {
      throw new IllegalStateException("internal detail");
    }
    return door.authenticate(path, request);
  }
}
