package org.callboard.platform;

/** Something is not in memory, and the database cannot be asked. Nobody is to blame for it. */
public class DataUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
