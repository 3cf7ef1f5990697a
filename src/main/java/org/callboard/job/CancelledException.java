package org.callboard.job;

/** Somebody has asked an import to stop. */
public class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("The import was cancelled.");
  }
}
