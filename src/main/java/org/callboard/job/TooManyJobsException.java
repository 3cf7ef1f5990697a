package org.callboard.job;

/** This node has as much work as it takes. */
public class TooManyJobsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyJobsException() {
    super("Other imports are running. Please try again later.");
  }
}
