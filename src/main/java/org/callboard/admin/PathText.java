package org.callboard.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Segments of paths: percent-encoded UTF-8, in which a plus is a plus. */
final class PathText {

  private PathText() {}

  static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.INVALID_PARAMETER, "The address has a percent sign that encodes nothing.");
    }
  }
}
