package org.callboard.subscriber;

import java.time.Instant;

/** The hash of the password before the current one, and until when it still works; a secret. */
public record PreviousPassword(String hash, Instant until) {

  @Override
  public String toString() {
    return "PreviousPassword[" + until + "]";
  }
}
