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

  static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.INVALID_PARAMETER, "The address has a percent sign that encodes nothing.");
    }
  }
}
