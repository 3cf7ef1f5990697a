package org.callboard.administration;

import jakarta.ejb.ApplicationException;

/** The act destroys much, and is done only when the caller repeats the name of what it is about. */
@ApplicationException(rollback = true)
public class ConfirmationRequiredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;

  ConfirmationRequiredException(String name) {
    super("This must be confirmed by " + name + ".");
    this.name = name;
  }

  /** What must be repeated. */
  public String name() {
    return name;
  }
}
