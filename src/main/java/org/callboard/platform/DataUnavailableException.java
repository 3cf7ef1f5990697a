package org.callboard.platform;

import jakarta.ejb.ApplicationException;

/** Something is not in memory, and the database cannot be asked. Nobody is to blame for it. */
@ApplicationException(rollback = true)
public class DataUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
