package org.callboard.webhook;

import java.io.IOException;

/** A message did not reach its receiver; the sentence is for the administrator. */
class UndeliveredException extends IOException {

  private static final long serialVersionUID = 1L;

  UndeliveredException(String sentence) {
    super(sentence);
  }
}
