package org.callboard.platform;

import jakarta.ejb.ApplicationException;

/**
 * A value that somebody sent in is not acceptable. The only exception of the core that blames the
 * caller; its message is a sentence that may be shown to him.
 */
@ApplicationException(rollback = true)
public class InvalidValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidValueException(String field, String sentence) {
    super(field + " " + sentence);
    this.field = field;
  }

  /** The name of the field as the caller knows it, for example {@code displayName}. */
  public String field() {
    return field;
  }
}
