package org.callboard.job;

import jakarta.ejb.ApplicationException;

/** This node has as much work as it takes. */
@ApplicationException
public class TooManyJobsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for a person
   */
  TooManyJobsException(String sentence) {
    super(sentence);
  }
}
