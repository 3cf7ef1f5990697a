package org.callboard.platform;

import jakarta.ejb.ApplicationException;

/** There is too much to do at the moment; trying again is all that it takes. */
@ApplicationException(rollback = true)
public class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BusyException(String message) {
    super(message, null, false, false);
  }
}
