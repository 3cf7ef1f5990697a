package org.callboard.security;

import java.time.Duration;
import java.util.Map;

/**
 * Why a caller is not served.
 *
 * @param status the HTTP status, 4xx or 5xx
 * @param message a sentence for a person; nothing internal, nothing that helps in guessing
 * @param headers what HTTP wants beside it
 */
public record Refusal(int status, String message, Map<String, String> headers) {

  /** Where the servlet request carries it to the page that writes the answer. */
  public static final String ATTRIBUTE = Refusal.class.getName();

  static Refusal badRequest(String message) {
    return new Refusal(400, message, Map.of());
  }

  static Refusal malformedBasic() {
    return new Refusal(
        401,
        "The Authorization header cannot be read.",
        Map.of("WWW-Authenticate", "Basic realm=\"Callboard\", charset=\"UTF-8\""));
  }

  /** One answer for unknown organization, unknown subscriber and wrong password. */
  static Refusal wrongCredentials() {
    return new Refusal(403, "The Cloud ID, username or password is wrong.", Map.of());
  }

  /** Only for callers with the right password. */
  static Refusal disabled() {
    return new Refusal(403, "This account is disabled. Please ask your administrator.", Map.of());
  }

  static Refusal notFound() {
    return new Refusal(404, "There is nothing at this address.", Map.of());
  }

  static Refusal methodNotAllowed(String allowed) {
    return new Refusal(
        405, "This address can only be asked with " + allowed + ".", Map.of("Allow", allowed));
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

  static Refusal busy(Duration retryAfter) {
    return unavailable("The server is busy. Please try again in a moment.", retryAfter);
  }

  static Refusal cannotCheck() {
    return unavailable(
        "Sign-in is not possible at the moment. Please try again later.", Duration.ofSeconds(30));
  }

  private static Refusal unavailable(String message, Duration retryAfter) {
    return new Refusal(503, message, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Something unexpected; the log has the same incident id with the cause. */
  public static Refusal unexpected(String incident) {
    return new Refusal(
        500,
        "Something went wrong on the server. Please try again later. (Incident " + incident + ")",
        Map.of());
  }
}
