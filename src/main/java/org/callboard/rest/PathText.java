package org.callboard.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;

/** Segments of paths: percent-encoded UTF-8, in which a plus is a plus. */
final class PathText {

  private PathText() {}

  /**
   * An id that the server made: only what can be one is looked for, for databases refuse some
   * characters.
   */
  static String id(String segment, String what) {
    if (Text.hasControl(segment)) {
      throw EditRefusedException.notFound(what);
    }
    return segment;
  }

  /** A name that somebody has chosen: any text but a NUL, which PostgreSQL cannot look for. */
  static String decode(String segment) {
    String name;
    try {
      name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.INVALID_PARAMETER, "The address has a percent sign that encodes nothing.");
    }
    if (name.indexOf('\0') >= 0) {
      throw new ProblemException(
          ProblemType.INVALID_PARAMETER, "The address has a character that no name has.");
    }
    return name;
  }
}
