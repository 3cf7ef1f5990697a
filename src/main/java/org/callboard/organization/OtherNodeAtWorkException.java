package org.callboard.organization;

import jakarta.ejb.ApplicationException;

/** Another node does already what this one was about to do. */
@ApplicationException(rollback = true)
class OtherNodeAtWorkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OtherNodeAtWorkException() {
    super("Another node is already doing this.", null, false, false);
  }
}
