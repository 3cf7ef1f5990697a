package org.callboard.platform;

/** A body is no {@link MultipartForm}, or not all of one. */
public class MalformedFormException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for a person
   */
  MalformedFormException(String sentence) {
    super(sentence);
  }
}
