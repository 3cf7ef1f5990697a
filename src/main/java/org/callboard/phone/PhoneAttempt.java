package org.callboard.phone;

import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;

/**
 * A phone wants to be recognized. How it was is left here: the result of an identity store has no
 * room for it, and a principal is kept by the servers longer than a secret should be.
 */
final class PhoneAttempt implements Credential {

  private final PhoneCredential credential;
  private final boolean forAccount;
  private RecognizedPhone recognized;
  private boolean signedOut;

  /**
   * @param forAccount whether it asks for its account, which may tell it that it was signed out
   */
  PhoneAttempt(PhoneCredential credential, boolean forAccount) {
    this.credential = credential;
    this.forAccount = forAccount;
  }

  PhoneCredential credential() {
    return credential;
  }

  boolean isForAccount() {
    return forAccount;
  }

  /** The phone may come in. */
  void admit(RecognizedPhone phone, boolean isSignedOut) {
    recognized = phone;
    signedOut = isSignedOut;
  }

  /** Who may come in; empty if nobody, or somebody who cannot be checked now. */
  Optional<RecognizedPhone> admitted() {
    return Optional.ofNullable(recognized);
  }

  /** Whether it came in only to be told that it was signed out. */
  boolean isSignedOut() {
    return signedOut;
  }

  @Override
  public String toString() {
    return "PhoneAttempt[" + credential + "]";
  }
}
