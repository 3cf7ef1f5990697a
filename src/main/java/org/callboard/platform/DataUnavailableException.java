package org.callboard.platform;

import jakarta.ejb.ApplicationException;

/** Something is not in memory, and the database cannot be asked. Nobody is to blame for it. */
@ApplicationException(rollback = true)
public class DataUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What to throw in the place of another exception: one of this kind if the database is the reason
   * (see {@link DatabaseTrouble}), otherwise the same.
   */
  static RuntimeException orSame(RuntimeException exception) {
    return exception instanceof DataUnavailableException || DatabaseTrouble.of(exception).isEmpty()
        ? exception
        : new DataUnavailableException(
            "The database cannot be asked: " + exception.getMessage(), exception);
  }
}
