package org.callboard.phone;

import java.util.Map;
import org.callboard.security.Refusal;

/** What phones are told who are not served. */
final class PhoneRefusals {

  private static final Map<Integer, String> MESSAGES =
      Map.of(
          400, "The request cannot be understood.",
          401, "Please sign in.",
          403, "You may not do this.",
          404, "There is nothing at this address.",
          405, "This address does not allow this method.",
          413, "The request is too large.",
          414, "The address of the request is too long.",
          415, "This address does not understand this kind of request.",
          431, "The headers of the request are too long.",
          503, "The server is not available at the moment. Please try again later.");

  private PhoneRefusals() {}

  static Refusal badRequest(String message) {
    return new Refusal(400, message, Map.of());
  }

  /** One answer for unknown organization, unknown subscriber and wrong password. */
  static Refusal wrongCredentials() {
    return new Refusal(403, "The Cloud ID, username or password is wrong.", Map.of());
  }

  /** Only for the token that was revoked. */
  static Refusal revoked() {
    return new Refusal(403, "This device was signed out. Please sign in again.", Map.of());
  }

  /** Only for a good code. */
  static Refusal codeByGet() {
    return new Refusal(403, "A sign-in code must be sent by POST.", Map.of());
  }

  /** Only for a good code. */
  static Refusal codeByServer() {
    return new Refusal(403, "A sign-in code can only be used by the app itself.", Map.of());
  }

  static Refusal notFound() {
    return new Refusal(404, "There is nothing at this address.", Map.of());
  }

  static Refusal bodyTooLarge(int maxBytes) {
    return new Refusal(413, "The request is too large: at most " + maxBytes + " bytes.", Map.of());
  }

  static Refusal unsupportedMediaType() {
    return new Refusal(
        415,
        "A request body must be a form (application/x-www-form-urlencoded) or JSON"
            + " (application/json).",
        Map.of());
  }

  /** Words for what the container itself refuses, and nobody worded before. */
  static Refusal ofStatus(int status) {
    String message = MESSAGES.getOrDefault(status, "The request was refused (" + status + ").");
    return new Refusal(status, message, Map.of());
  }
}
