package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * What a request says about the state that it expects: {@code If-Match} and {@code If-None-Match}
 * (RFC 9110, section 13.1). An edit checks it inside its transaction, so that of two administrators
 * who saw the same state only the first can replace it.
 *
 * @param ifMatch the tags of which one must be the current one; empty if nothing was said
 * @param ifNoneMatch the tags of which none may be
 */
public record Precondition(Optional<List<String>> ifMatch, Optional<List<String>> ifNoneMatch) {

  private static final String ANY = "*";

  /** The mark of a weak tag is passed over: proxies that compress put it there (RFC 9110, 8.8). */
  private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?(\"[^\"]*\")\\s*(?:,|$)");

  /** Reads the headers. */
  public static Precondition of(HttpHeaders headers) {
    return of(headers.getHeaderString("If-Match"), headers.getHeaderString("If-None-Match"));
  }

  static Precondition of(String ifMatch, String ifNoneMatch) {
    return new Precondition(read("If-Match", ifMatch), read("If-None-Match", ifNoneMatch));
  }

  private static Optional<List<String>> read(String name, String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    if (header.strip().equals(ANY)) {
      return Optional.of(List.of(ANY));
    }
    Matcher matcher = TAG.matcher(header);
    List<String> tags = new ArrayList<>();
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tags.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < header.length()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(new Violation(name, "must be '*' or tags in double quotes."))));
    }
    return Optional.of(List.copyOf(tags));
  }

  /**
   * Checks an edit against the state that it replaces.
   *
   * @param currentTag the tag of what is there now (see {@link Tags}), empty if nothing is
   * @throws EditRefusedException if it is not what the caller expects
   */
  public void check(Optional<String> currentTag) {
    if (ifMatch.isPresent() && currentTag.filter(tag -> names(ifMatch, tag)).isEmpty()) {
      throw new EditRefusedException(
          Reason.CHANGED_MEANWHILE,
          "It is not (any more) what the header If-Match names. Read it again.");
    }
    if (currentTag.filter(tag -> names(ifNoneMatch, tag)).isPresent()) {
      throw new EditRefusedException(
          Reason.CHANGED_MEANWHILE, "The header If-None-Match names what is there already.");
    }
  }

  /** The same, for a state of which the tag is not made yet. */
  public void checkState(Optional<JsonObject> current) {
    check(current.map(Tags::of));
  }

  /** Whether the caller of a GET has the current state already. */
  boolean isKnown(String currentTag) {
    return names(ifNoneMatch, currentTag);
  }

  private static boolean names(Optional<List<String>> tags, String tag) {
    return tags.isPresent() && (tags.get().contains(tag) || tags.get().equals(List.of(ANY)));
  }
}
