package org.callboard.platform;

/** What somebody sent is no JSON that is taken here. Its sentence may be shown to them. */
public class UnreadableJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean tooLong;

  UnreadableJsonException(boolean tooLong, String sentence) {
    super(sentence);
    this.tooLong = tooLong;
  }

  /** Whether there is only too much of it. */
  public boolean isTooLong() {
    return tooLong;
  }
}
