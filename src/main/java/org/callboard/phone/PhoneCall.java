package org.callboard.phone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * How a recognized phone calls, for the resource that answers it. It has a secret, so it travels in
 * the request and not in the principal.
 *
 * @param password what came as the password: one, a device token or a code
 * @param kind which of them it is
 * @param codeId the row of the code, if it is one
 * @param installation what the app calls its installation, if it said so
 * @param byServer whether the call is told to be none of an app: the parameter for the installation
 *     is there and has no value, as when the vendor's server makes the call
 * @param agent the header User-Agent; empty if there is none
 * @param signedOut whether the phone is to be signed out by its answer: only where its organization
 *     has chosen that
 * @param passwordHash the stored hash that the password was checked against, if it is one: see
 *     {@code SignIn}
 */
public record PhoneCall(
    String password,
    Kind kind,
    Optional<Long> codeId,
    Optional<String> installation,
    boolean byServer,
    String agent,
    boolean signedOut,
    Optional<String> passwordHash) {

  /** What a phone is recognized by. */
  public enum Kind {
    PASSWORD,
    DEVICE,
    CODE
  }

  /** Without a password that was checked against a hash. */
  public PhoneCall(
      String password,
      Kind kind,
      Optional<Long> codeId,
      Optional<String> installation,
      boolean byServer,
      String agent,
      boolean signedOut) {
    this(password, kind, codeId, installation, byServer, agent, signedOut, Optional.empty());
  }

  private static final String ATTRIBUTE = PhoneCall.class.getName();

  void putInto(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The call that this request is; empty if its phone could not be recognized. */
  public static Optional<PhoneCall> of(HttpServletRequest request) {
    return Optional.ofNullable((PhoneCall) request.getAttribute(ATTRIBUTE));
  }

  @Override
  public String toString() {
    return "PhoneCall[" + kind + "]";
  }
}
