package org.callboard.rest;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.callboard.administration.ConfirmationRequiredException;
import org.callboard.platform.BusyException;
import org.callboard.platform.Causes;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.FullDiskException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.UndoConflictException;
import org.callboard.platform.UnreadableJsonException;

/** Which problem an exception is, and the words for what nobody worded before. */
final class Problems {

  private static final Map<ProblemType, String> DETAILS =
      Map.of(
          ProblemType.UNAUTHENTICATED, "Send a username and password, or an API token.",
          ProblemType.FORBIDDEN, "Your account does not have the role that this request needs.",
          ProblemType.NOT_FOUND, "There is nothing at this address.",
          ProblemType.METHOD_NOT_ALLOWED, "The header Allow names the methods of this address.",
          ProblemType.NOT_ACCEPTABLE,
              "This address has no answer of the type that the header Accept asks for.",
          ProblemType.TOO_LARGE, "The request is too large.",
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "This address does not accept the type that the header Content-Type names.",
          ProblemType.UNAVAILABLE, "Please try again later.");

  private Problems() {}

  /** The problem of what a server refuses by itself. */
  static Problem ofStatus(int status) {
    ProblemType type = ProblemType.ofStatus(status);
    Problem problem =
        Problem.of(type, DETAILS.getOrDefault(type, "The server cannot read the request."));
    return type == ProblemType.UNAUTHENTICATED
        ? problem.withHeaders(
            Map.of("WWW-Authenticate", "Basic realm=\"Callboard\", charset=\"UTF-8\""))
        : problem;
  }

  /** The problem that somebody's exception is; empty if it is unexpected. */
  static Optional<Problem> of(Throwable exception) {
    return Causes.of(exception).stream()
        .flatMap(cause -> ofOurs(cause).stream())
        .findFirst()
        .or(() -> DatabaseTrouble.of(exception).map(Problems::ofTrouble));
  }

  private static Optional<Problem> ofOurs(Throwable exception) {
    if (exception instanceof ProblemException known) {
      return Optional.of(known.problem());
    }
    if (exception instanceof UnreadableJsonException unreadable) {
      return Optional.of(
          Problem.of(
              unreadable.isTooLong() ? ProblemType.TOO_LARGE : ProblemType.MALFORMED_BODY,
              unreadable.getMessage()));
    }
    if (exception instanceof InvalidValueException invalid) {
      return Optional.of(Problem.of(ProblemType.INVALID_VALUE, invalid.violations()));
    }
    if (exception instanceof ConfirmationRequiredException required) {
      return Optional.of(
          Problem.of(
              ProblemType.CONFIRMATION_REQUIRED,
              "This deletes all data of the organization. To confirm, add ?confirm="
                  + required.name()
                  + "."));
    }
    if (exception instanceof UndoConflictException conflict) {
      return Optional.of(
          ofRefused(conflict)
              .with("left", orNull(conflict.left()))
              .with("there", orNull(conflict.there())));
    }
    if (exception instanceof EditRefusedException refused) {
      return Optional.of(ofRefused(refused));
    }
    if (exception instanceof EJBAccessException || exception instanceof AccessLocalException) {
      return Optional.of(ofStatus(ProblemType.FORBIDDEN.status()));
    }
    return ofServer(exception);
  }

  /** What is the server's trouble, and passes. */
  private static Optional<Problem> ofServer(Throwable exception) {
    if (exception instanceof DataUnavailableException) {
      return Optional.of(ofTrouble(DatabaseTrouble.UNAVAILABLE));
    }
    if (exception instanceof FullDiskException) {
      return Optional.of(
          Problem.of(ProblemType.UNAVAILABLE, exception.getMessage())
              .withHeaders(Map.of("Retry-After", "300")));
    }
    if (exception instanceof BusyException) {
      return Optional.of(
          Problem.of(ProblemType.BUSY, exception.getMessage())
              .withHeaders(Map.of("Retry-After", "5")));
    }
    return Optional.empty();
  }

  private static Problem ofRefused(EditRefusedException refused) {
    ProblemType type =
        switch (refused.reason()) {
          case NOT_FOUND -> ProblemType.NOT_FOUND;
          case FORBIDDEN -> ProblemType.FORBIDDEN;
          case CHANGED_MEANWHILE -> ProblemType.CHANGED_MEANWHILE;
          case CONFLICT -> ProblemType.CONFLICT;
          case GONE -> ProblemType.GONE;
        };
    return Problem.of(type, refused.getMessage());
  }

  private static JsonValue orNull(Optional<JsonObject> state) {
    return state.<JsonValue>map(json -> json).orElse(JsonValue.NULL);
  }

  private static Problem ofTrouble(DatabaseTrouble trouble) {
    return switch (trouble) {
      case CONFLICT ->
          Problem.of(
              ProblemType.CONFLICT, "Another edit was saved first, and this one contradicts it.");
      case BUSY ->
          Problem.of(ProblemType.BUSY, "Somebody else is editing the same data. Please try again.")
              .withHeaders(Map.of("Retry-After", "2"));
      case UNAVAILABLE ->
          Problem.of(
                  ProblemType.UNAVAILABLE,
                  "The database does not answer. Phones are still served; edits must wait.")
              .withHeaders(Map.of("Retry-After", "10"));
    };
  }
}
