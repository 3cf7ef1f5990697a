package org.callboard.device;

import jakarta.ejb.ApplicationException;

/**
 * A one-time code was used, or has ended, since it was found to be good; or the password was
 * changed since then.
 */
@ApplicationException(rollback = true)
public class CodeUsedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CodeUsedException() {
    super("The sign-in code is no longer valid.");
  }
}
