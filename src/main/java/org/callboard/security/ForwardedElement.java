package org.callboard.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of {@code Forwarded} (RFC 7239, section 4): what one proxy says. A client chooses what
 * some quoted strings hold, so an element that cannot be read whole says nothing.
 */
record ForwardedElement(Map<String, String> parameters) {

  /** Possessive, as all loops here: a long header costs neither time nor stack. */
  private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

  /** As far as the next comma outside of quotes; a quote that is never closed takes the rest. */
  private static final Pattern ELEMENT =
      Pattern.compile("(?s)((?:[^,\"]++|" + QUOTED + ")*+(?:\".*+)?+)(?:,|$)");

  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*+(?:([A-Za-z0-9!#$%&'*+.^_`|~-]++)=(?:("
              + QUOTED
              + ")|([^;,\"\\s]*+))[ \\t]*+)?+(?:;|$)");

  private static final Pattern ESCAPED = Pattern.compile("(?s)\\\\(.)");

  private static final ForwardedElement UNKNOWN = new ForwardedElement(Map.of());

  /** The elements of one header. */
  static List<ForwardedElement> of(String header) {
    List<ForwardedElement> elements = new ArrayList<>();
    Matcher matcher = ELEMENT.matcher(header);
    for (int at = 0; at < header.length() && matcher.find(at); at = matcher.end()) {
      elements.add(read(matcher.group(1)));
    }
    return elements;
  }

  private static ForwardedElement read(String element) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(element);
    for (int at = 0; at < element.length(); at = matcher.end()) {
      matcher.region(at, element.length());
      if (!matcher.lookingAt()
          || matcher.group(1) != null
              && parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value(matcher))
                  != null) {
        return UNKNOWN; // a parameter may stand there once
      }
    }
    return new ForwardedElement(parameters);
  }

  private static String value(Matcher matcher) {
    String quoted = matcher.group(2);
    return quoted == null
        ? matcher.group(3)
        : ESCAPED.matcher(quoted.substring(1, quoted.length() - 1)).replaceAll("$1");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
