package org.callboard.bulk;

/** Somebody has asked an import to stop. */
class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("The import was cancelled.");
  }
}
