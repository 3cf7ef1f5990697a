package org.callboard.platform;

import jakarta.ejb.ApplicationException;

/** An edit is well-formed, but what is stored does not allow it. The transaction is rolled back. */
@ApplicationException(rollback = true)
public class EditRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** What is to be edited is not there (any more), or is not the caller's to see. */
    NOT_FOUND,
    /** The caller may see it, but not do this to it. */
    FORBIDDEN,
    /** It is not what the caller saw when they decided: {@code If-Match}, {@code If-None-Match}. */
    CHANGED_MEANWHILE,
    /** It contradicts something that is there, for example a name that is taken. */
    CONFLICT,
    /** It was there, and is not kept for so long. */
    GONE
  }

  private final Reason reason;

  /**
   * @param sentence for a person
   */
  public EditRefusedException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public static EditRefusedException gone(String sentence) {
    return new EditRefusedException(Reason.GONE, sentence);
  }

  /** There is no such thing, or it is none of the caller's business. */
  public static EditRefusedException notFound(String what) {
    return new EditRefusedException(Reason.NOT_FOUND, "There is no such " + what + ".");
  }

  public static EditRefusedException forbidden(String sentence) {
    return new EditRefusedException(Reason.FORBIDDEN, sentence);
  }

  public static EditRefusedException conflict(String sentence) {
    return new EditRefusedException(Reason.CONFLICT, sentence);
  }
}
