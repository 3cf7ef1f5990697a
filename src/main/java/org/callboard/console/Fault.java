package org.callboard.console;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.job.TooManyJobsException;
import org.callboard.platform.BusyException;
import org.callboard.platform.Causes;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.FullDiskException;
import org.callboard.platform.Incidents;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/**
 * What went wrong, for a page.
 *
 * @param status the HTTP status of the page
 * @param key of the text that says what happened and what to do
 * @param sentence what the core says of it, in English; empty if the text says it all
 * @param violations what is wrong with the values that were sent
 * @param overtaken both versions, if somebody else was quicker
 */
public record Fault(
    int status,
    String key,
    Optional<String> sentence,
    List<Violation> violations,
    Optional<Overtaken> overtaken) {

  public Fault {
    violations = List.copyOf(violations);
  }

  Fault(int status, String key, Optional<String> sentence, List<Violation> violations) {
    this(status, key, sentence, violations, Optional.empty());
  }

  /** The same with both versions, if it is that somebody else was quicker. */
  Fault overtaken(Supplier<Overtaken> both) {
    return status == 412
        ? new Fault(status, key, sentence, violations, Optional.of(both.get()))
        : this;
  }

  /** Whether it is that: then both versions have the buttons. */
  public static boolean isOvertaken(Optional<Fault> fault) {
    return fault.flatMap(Fault::overtaken).isPresent();
  }

  private static Fault of(int status, String key) {
    return new Fault(status, key, Optional.empty(), List.of());
  }

  private static Fault of(int status, String key, String sentence) {
    return new Fault(status, key, Optional.of(sentence), List.of());
  }

  /** What an exception means; what nobody expected is an incident, which the log has. */
  static Fault of(Throwable exception) {
    return known(exception)
        .orElseGet(() -> of(500, "fault.unexpected", Incidents.report("A page failed", exception)));
  }

  /** What a server has ended by itself. */
  static Fault ofStatus(int status, Optional<Throwable> cause) {
    return cause.flatMap(Fault::known).orElseGet(() -> ofStatus(status));
  }

  private static Fault ofStatus(int status) {
    return switch (status) {
      case 400 -> of(status, "fault.malformed");
      case 403 -> of(status, "fault.forbidden");
      case 404 -> of(status, "fault.notFound");
      case 405, 406, 415 -> of(status, "fault.method");
      case 413 -> of(status, "fault.tooLarge");
      case 503 -> of(status, "fault.busy");
      default ->
          status < 500
              ? of(status, "fault.malformed")
              : of(status, "fault.unexpected", Incidents.report("A page failed", null));
    };
  }

  /** What a door refuses. */
  static Fault of(Refusal refusal) {
    String key =
        switch (refusal.status()) {
          case 403 -> "fault.refused";
          case 429 -> "signIn.tooMany";
          case 503 -> refusal.isBusy() ? "fault.busy" : "fault.unavailable";
          default -> "fault.refused";
        };
    return new Fault(
        refusal.status(),
        key,
        key.equals("fault.refused") ? Optional.of(refusal.message()) : Optional.empty(),
        List.of());
  }

  private static Optional<Fault> known(Throwable exception) {
    return Causes.of(exception).stream()
        .flatMap(cause -> ofOurs(cause).stream())
        .findFirst()
        .or(() -> DatabaseTrouble.of(exception).map(Fault::of));
  }

  private static Optional<Fault> ofOurs(Throwable exception) {
    if (exception instanceof PageException page) {
      return Optional.of(of(page.status(), page.key()));
    }
    if (exception instanceof RefusedException refused) {
      return Optional.of(of(refused.refusal()));
    }
    if (exception instanceof InvalidValueException invalid) {
      return Optional.of(new Fault(422, "fault.invalid", Optional.empty(), invalid.violations()));
    }
    if (exception instanceof EditRefusedException refused) {
      return Optional.of(
          switch (refused.reason()) {
            case NOT_FOUND, GONE -> of(404, "fault.notFound");
            case FORBIDDEN -> of(403, "fault.forbidden", refused.getMessage());
            case CHANGED_MEANWHILE -> of(412, "fault.changedMeanwhile");
            case CONFLICT -> of(409, "fault.conflict", refused.getMessage());
          });
    }
    if (exception instanceof EJBAccessException || exception instanceof AccessLocalException) {
      return Optional.of(of(403, "fault.forbidden"));
    }
    if (exception instanceof DataUnavailableException) {
      return Optional.of(of(DatabaseTrouble.UNAVAILABLE));
    }
    if (exception instanceof TooManyJobsException busy) {
      return Optional.of(of(503, "fault.busy", busy.getMessage()));
    }
    if (exception instanceof FullDiskException || exception instanceof BusyException) {
      return Optional.of(of(503, "fault.busy"));
    }
    if (exception instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return Optional.of(ofStatus(web.getResponse().getStatus()));
    }
    return Optional.empty();
  }

  private static Fault of(DatabaseTrouble trouble) {
    return switch (trouble) {
      case CONFLICT -> of(409, "fault.changedMeanwhile");
      case BUSY -> of(503, "fault.busy");
      case UNAVAILABLE -> of(503, "fault.unavailable");
    };
  }

  /**
   * The version of what a refused form replaces when it is sent again. It is the one that its
   * reader has seen, so that nobody is overwritten unseen; or the one of now, if that is what the
   * refusal says.
   */
  String versionAgain(String seen, String now) {
    return status == 412 ? now : seen;
  }

  /** Whether it is about values that the reader has sent. */
  boolean isOfValues() {
    return status == 422 || status == 409 || status == 412;
  }

  /** The same after making something new: "it exists already" is about the field of its name. */
  Fault ofTaken(String field) {
    return status == 412
        ? new Fault(
            409,
            "fault.invalid",
            Optional.empty(),
            List.of(new Violation(field, "is already taken.")))
        : this;
  }

  /** What is wrong with one field. */
  public Optional<String> of(String field) {
    return violations.stream()
        .filter(violation -> violation.field().equals(field))
        .map(Violation::sentence)
        .findFirst();
  }
}
