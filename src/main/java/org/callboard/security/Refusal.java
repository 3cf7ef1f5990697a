package org.callboard.security;

import java.time.Duration;
import java.util.Map;
import org.callboard.platform.BusyException;
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

  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"Callboard\", charset=\"UTF-8\"");

  private static final String BUSY = "The server is busy. Please try again in a moment.";

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
    return unauthenticated("The token is not valid, or it has expired.");
  }

  /** Only for those who would need the slow hash: whoever is recognized goes on. */
  public static Refusal tooManyAttempts(Duration retryAfter) {
    return new Refusal(
        429,
        "There were too many attempts with a wrong password. Please try again later.",
        Map.of("Retry-After", String.valueOf(retryAfter.plusMillis(999).toSeconds())));
  }

  /** Only for callers with the right password. */
  public static Refusal disabled() {
    return new Refusal(403, "This account is disabled. Please ask your administrator.", Map.of());
  }

  public static Refusal methodNotAllowed(String allowed) {
    return new Refusal(405, "This address accepts only " + allowed + ".", Map.of("Allow", allowed));
  }

  /** A proxy may have read it otherwise than this server does. */
  public static Refusal ambiguous() {
    return new Refusal(
        400,
        "The request names two hosts or two lengths. Servers could understand it differently.",
        Map.of("Connection", "close"));
  }

  /** The rest of the body is not waited for, so the connection ends. */
  public static Refusal tooSlow() {
    return new Refusal(
        408, "The request came too slowly. Please try again.", Map.of("Connection", "close"));
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
   * For what leaves a door or a resource and is no refusal yet: there is too much to do, the
   * database is away in the middle of a request, or something is an incident, which the log has
   * with its cause.
   *
   * @param what for the log, if it is an incident
   */
  public static Refusal because(String what, Throwable cause) {
    if (cause instanceof BusyException busy) {
      return busy(busy.retryAfter());
    }
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
