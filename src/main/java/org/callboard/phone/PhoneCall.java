package org.callboard.phone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * The call of a recognized phone: what it asks and who it is, as of the moment when it was
 * recognized. Whatever answers it works with this one value and looks up nothing again. It has a
 * secret, so it travels in the servlet request; a principal is kept by the servers for longer.
 *
 * @param by what it was recognized by
 * @param signedOut whether its answer signs it out: only where its organization has chosen that
 */
record PhoneCall(PhoneRequest request, PhoneUser user, RecognizedBy by, boolean signedOut) {

  private static final String ATTRIBUTE = PhoneCall.class.getName();

  /** Of a phone that is not signed out. */
  PhoneCall(PhoneRequest request, PhoneUser user, RecognizedBy by) {
    this(request, user, by, false);
  }

  /** The same call, to be answered with what signs the phone out. */
  PhoneCall asSignedOut() {
    return new PhoneCall(request, user, by, true);
  }

  OrganizationSnapshot organization() {
    return user.organization();
  }

  SubscriberSnapshot subscriber() {
    return user.subscriber();
  }

  /** Whether the app is the editable (test) version, which is told what is still a draft. */
  boolean isEditable() {
    return request.credential().editable();
  }

  /** What came as the password: one, the token of a device or a code. */
  String presented() {
    return request.credential().password();
  }

  boolean isByPassword() {
    return by instanceof RecognizedBy.Password;
  }

  boolean isByToken() {
    return by instanceof RecognizedBy.Token;
  }

  /** Whether its subscriber was deleted, and stands in the call by name only. */
  boolean isDeparted() {
    return by instanceof RecognizedBy.DepartedToken;
  }

  boolean isByCode() {
    return by instanceof RecognizedBy.Code;
  }

  void putInto(HttpServletRequest servlet) {
    servlet.setAttribute(ATTRIBUTE, this);
  }

  /** The call that this request is; empty if its phone could not be recognized. */
  static Optional<PhoneCall> of(HttpServletRequest servlet) {
    return Optional.ofNullable((PhoneCall) servlet.getAttribute(ATTRIBUTE));
  }

  @Override
  public String toString() {
    return "PhoneCall[" + by + ", " + user.subscriber().id() + "]";
  }
}
