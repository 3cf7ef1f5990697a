package org.callboard.console;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditTarget;

/**
 * Which entries of the record are looked for; empty text for all.
 *
 * @param by who did it
 * @param kind what it is about, as the record calls it
 * @param action what was done, as the record calls it
 * @param person whom it is about
 * @param from the first day
 * @param to the last day
 * @param text what the entry contains
 */
public record RecordSought(
    String by, String kind, String action, String person, String from, String to, String text) {

  /** What entries are about. */
  public static final List<String> KINDS = AuditTarget.KINDS;

  /** What is done. */
  public static final List<String> ACTIONS =
      Arrays.stream(AuditAction.values()).map(AuditAction::label).toList();

  private static final int MAX = 254;

  /** What an address asks for. */
  public static class Asked {
    @QueryParam("by")
    String by;

    @QueryParam("kind")
    String kind;

    @QueryParam("action")
    String action;

    @QueryParam("person")
    String person;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("q")
    String text;

    @QueryParam("page")
    String page;

    RecordSought sought() {
      return new RecordSought(
          words(by),
          KINDS.contains(words(kind)) ? kind : "",
          ACTIONS.contains(words(action)) ? action : "",
          words(person),
          day(from).map(LocalDate::toString).orElse(""),
          day(to).map(LocalDate::toString).orElse(""),
          words(text));
    }
  }

  /** The same about one person. */
  RecordSought of(String username) {
    return new RecordSought(by, kind, action, username, from, to, text);
  }

  private static String words(String text) {
    String words = Objects.toString(text, "").strip();
    return words.substring(0, Math.min(MAX, words.length()));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(words(text)).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether all entries are shown. */
  public boolean isOfAll() {
    return query().equals("?");
  }

  /** Another part of the same. */
  public String part(int number) {
    return Address.part(
        number, "by", by, "kind", kind, "action", action, "person", person, "from", from, "to", to,
        "q", text);
  }

  private String query() {
    return part(1);
  }

  /**
   * The same for the core.
   *
   * @param zone in which days begin
   */
  AuditFilter filter(Optional<String> cloudId, ZoneId zone) {
    Optional<String> about = filled(person);
    return new AuditFilter(
        cloudId,
        Optional.empty(),
        filled(by),
        filled(action).flatMap(AuditAction::ofStored),
        about.isPresent() ? Optional.of(AuditTarget.SUBSCRIBER) : filled(kind),
        about,
        Optional.empty(),
        Optional.empty(),
        filled(text),
        day(from).map(day -> start(day, zone)),
        day(to).map(day -> start(day.plusDays(1), zone)));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(there -> !there.isEmpty());
  }
}
