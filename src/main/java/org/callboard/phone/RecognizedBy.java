package org.callboard.phone;

/** What a phone was recognized by. */
sealed interface RecognizedBy {

  /**
   * A password.
   *
   * @param hash the stored hash that it was checked against
   */
  record Password(String hash) implements RecognizedBy {

    @Override
    public String toString() {
      return "Password";
    }
  }

  /**
   * The token of a device.
   *
   * @param id the device's row
   * @param revoked whether the device was signed out
   */
  record Token(long id, boolean revoked) implements RecognizedBy {}

  /** The token of a device whose subscriber was deleted: nothing is served, and it is told so. */
  record DepartedToken() implements RecognizedBy {}

  /**
   * A one-time code.
   *
   * @param id the code's row
   */
  record Code(long id) implements RecognizedBy {}

  /**
   * An installation together with what it has signed in by once: a used code, or a password that is
   * no longer the subscriber's. It opens the global part only.
   */
  record Installation() implements RecognizedBy {}
}
