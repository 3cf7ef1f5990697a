package org.callboard.phone;

import org.callboard.security.Refusal;

/** A recognized phone is not given an account. */
class RefusedAccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedAccountException(Refusal refusal) {
    super(refusal.message(), null, false, false); // no accident: nobody needs a stack trace
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
