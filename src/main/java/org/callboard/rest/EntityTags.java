package org.callboard.rest;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.StateVersion;

/**
 * Versions as HTTP has them: entity tags in {@code ETag}, {@code If-Match} and {@code
 * If-None-Match} (RFC 9110, sections 8.8 and 13.1).
 */
final class EntityTags {

  /** The mark of a weak tag is passed over: proxies that compress put it there (RFC 9110, 8.8). */
  private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([^\"]*)\"\\s*(?:,|$)");

  private static final String ONE = "\\s*+(?:W/)?\"[^\"]*\"\\s*+";

  private static final Pattern TAGS = Pattern.compile("(?:" + ONE + ",)*+" + ONE);

  private EntityTags() {}

  /** The tag of a state, with its quotes. */
  static String of(JsonValue state) {
    return ofVersion(StateVersion.of(state));
  }

  /** The tag of a version, with its quotes. */
  static String ofVersion(String version) {
    return '"' + version + '"';
  }

  /** What a request says about the state that it expects. */
  static Expected expected(HttpHeaders headers) {
    return expected(headers.getHeaderString("If-Match"), headers.getHeaderString("If-None-Match"));
  }

  static Expected expected(String ifMatch, String ifNoneMatch) {
    return new Expected(read("If-Match", ifMatch), read("If-None-Match", ifNoneMatch));
  }

  /** Whether a header has tags, or is absent. */
  static boolean isReadable(String header) {
    return header == null
        || header.isBlank()
        || header.strip().equals(Expected.ANY)
        || TAGS.matcher(header).matches();
  }

  private static Optional<List<String>> read(String name, String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    if (header.strip().equals(Expected.ANY)) {
      return Optional.of(List.of(Expected.ANY));
    }
    Matcher matcher = TAG.matcher(header);
    List<String> versions = new ArrayList<>();
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      versions.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < header.length()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(new Violation(name, "must be '*' or tags in double quotes."))));
    }
    return Optional.of(versions);
  }
}
