package org.callboard.security;

import java.time.Duration;
import java.util.Map;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.Incidents;

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

  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"Callboard\", charset=\"UTF-8\"");

  private static final String BUSY = "The server is busy. Please try again in a moment.";

  public static Refusal badRequest(String message) {
    return new Refusal(400, message, Map.of());
  }

  public static Refusal malformedBasic() {
    return unauthenticated("The Authorization header cannot be read.");
  }

  public static Refusal unauthenticated(String message) {
    return new Refusal(401, message, CHALLENGE);
  }

  /** One answer for an unknown administrator and a wrong password. */
  public static Refusal wrongPassword() {
    return unauthenticated("The username or password is wrong.");
  }

  /** One answer for a token that never was, has ended or was revoked. */
  public static Refusal wrongToken() {
    return unauthenticated("The token is not valid, or it has ended.");
  }

  /** Only for those who would need the slow hash: whoever is recognized goes on. */
  public static Refusal tooManyAttempts(Duration retryAfter) {
    return new Refusal(
        429,
        "There were too many attempts with a wrong password. Please try again later.",
        Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  public static Refusal otherSite() {
    return new Refusal(403, "Another web site's pages may not edit anything here.", Map.of());
  }

  /** One answer for unknown organization, unknown subscriber and wrong password. */
  public static Refusal wrongCredentials() {
    return new Refusal(403, "The Cloud ID, username or password is wrong.", Map.of());
  }

  /** Only for callers with the right password. */
  public static Refusal disabled() {
    return new Refusal(403, "This account is disabled. Please ask your administrator.", Map.of());
  }

  /** Only for the token that was revoked. */
  public static Refusal revoked() {
    return new Refusal(403, "This device was signed out. Please sign in again.", Map.of());
  }

  /** Only for a good code. */
  public static Refusal codeByGet() {
    return new Refusal(403, "A sign-in code must be sent by POST.", Map.of());
  }

  /** Only for a good code. */
  public static Refusal codeByServer() {
    return new Refusal(403, "A sign-in code can only be used by the app itself.", Map.of());
  }

  public static Refusal notFound() {
    return new Refusal(404, "There is nothing at this address.", Map.of());
  }

  public static Refusal methodNotAllowed(String allowed) {
    return new Refusal(
        405, "This address can only be asked with " + allowed + ".", Map.of("Allow", allowed));
  }

  public static Refusal bodyTooLarge(int maxBytes) {
    return new Refusal(413, "The request is too large: at most " + maxBytes + " bytes.", Map.of());
  }

  public static Refusal unsupportedMediaType() {
    return new Refusal(
        415,
        "A request body must be a form (application/x-www-form-urlencoded) or JSON"
            + " (application/json).",
        Map.of());
  }

  public static Refusal busy(Duration retryAfter) {
    return unavailable(BUSY, retryAfter);
  }

  /** Whether trying again in a moment is all that it takes. */
  public boolean isBusy() {
    return message.equals(BUSY);
  }

  /** The server lacks what it would take to answer now. */
  public static Refusal cannotCheck() {
    return unavailable(
        "Sign-in is not possible at the moment. Please try again later.", Duration.ofSeconds(30));
  }

  private static Refusal unavailable(String message, Duration retryAfter) {
    return new Refusal(503, message, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /**
   * For what went wrong in a way that nobody expected: the database is away in the middle of a
   * request, or something is an incident, which the log has with its cause.
   *
   * @param what for the log, if it is an incident
   */
  public static Refusal because(String what, Throwable cause) {
    return DatabaseTrouble.of(cause).isPresent()
        ? cannotCheck()
        : unexpected(Incidents.report(what, cause));
  }

  /** Something unexpected; the log has the same incident id with the cause. */
  public static Refusal unexpected(String incident) {
    return new Refusal(
        500,
        "Something went wrong on the server. Please try again later. (Incident " + incident + ")",
        Map.of());
  }
}
