package org.callboard.phone;

import java.util.Optional;

/**
 * Who a phone is, and how that is known.
 *
 * @param id the row of the device or the code, if it is one
 * @param passwordHash the stored hash that its password was checked against, if it was one
 * @param revoked whether its device was signed out
 */
record RecognizedPhone(
    Named named,
    PhoneCall.Kind kind,
    Optional<Long> id,
    Optional<String> passwordHash,
    boolean revoked) {

  static RecognizedPhone byPassword(Named named, String hash) {
    return new RecognizedPhone(
        named, PhoneCall.Kind.PASSWORD, Optional.empty(), Optional.of(hash), false);
  }

  static RecognizedPhone byDevice(Named named, long id, boolean revoked) {
    return new RecognizedPhone(
        named, PhoneCall.Kind.DEVICE, Optional.of(id), Optional.empty(), revoked);
  }

  static RecognizedPhone byCode(Named named, long id) {
    return new RecognizedPhone(
        named, PhoneCall.Kind.CODE, Optional.of(id), Optional.empty(), false);
  }

  boolean isBy(PhoneCall.Kind other) {
    return kind == other;
  }

  @Override
  public String toString() {
    return "RecognizedPhone[" + kind + ", " + named.subscriber().id() + "]";
  }
}
