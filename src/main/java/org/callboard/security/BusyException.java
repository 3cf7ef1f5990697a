package org.callboard.security;

/** There is too much to do at the moment; trying again is all that it takes. */
public class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(message, null, false, false);
  }
}
