package org.callboard.bulk;

/** This node has as many imports to do as it takes. */
public class ImportBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportBusyException() {
    super("Other imports are running. Please try again later.");
  }
}
