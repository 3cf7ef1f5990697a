package org.callboard.platform;

import jakarta.ejb.ApplicationException;
import java.time.Duration;

/**
 * There is too much to do at the moment; trying again is all that it takes. No container logs it.
 */
@ApplicationException(rollback = true)
public class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter when it is worth trying again
   */
  public BusyException(Duration retryAfter) {
    super("The server is busy. Please try again in a moment.", null, false, false);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
