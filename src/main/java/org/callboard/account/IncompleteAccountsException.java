package org.callboard.account;

import jakarta.ejb.ApplicationException;
import java.util.Map;
import org.callboard.platform.EditRefusedException;

/**
 * Accounts would lack what the app refuses an account without, or have something in a name or an
 * address that nobody sees.
 */
@ApplicationException(rollback = true)
public class IncompleteAccountsException extends EditRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> sentences;

  /**
   * @param sentence about all of them
   * @param sentences about each, by username; not more than a thousand
   */
  IncompleteAccountsException(String sentence, Map<String, String> sentences) {
    super(Reason.CONFLICT, sentence);
    this.sentences = Map.copyOf(sentences);
  }

  /** About each of them, by username; not more than a thousand. */
  public Map<String, String> sentences() {
    return sentences;
  }
}
