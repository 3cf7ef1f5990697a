package org.callboard.platform;

import jakarta.json.JsonObject;
import java.util.Optional;

/** What an edit left is not what is there, so that it cannot be taken back. */
public class UndoConflictException extends EditRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<JsonObject> left;
  private final transient Optional<JsonObject> there;

  /**
   * @param what is another one now
   * @param left as the edit left it; empty if it took it away
   * @param there as it is now; empty if it is not there
   */
  public UndoConflictException(String what, Optional<JsonObject> left, Optional<JsonObject> there) {
    super(
        Reason.CONFLICT,
        "The " + what + " was changed after this entry. Look at it, and edit it by hand.");
    this.left = left;
    this.there = there;
  }

  public Optional<JsonObject> left() {
    return left;
  }

  public Optional<JsonObject> there() {
    return there;
  }
}
