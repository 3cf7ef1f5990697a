package org.callboard.job;

import jakarta.ejb.ApplicationException;

/** Somebody has asked an import to stop. An edit that it leaves is rolled back. */
@ApplicationException(rollback = true)
public class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("The import was cancelled.");
  }
}
