package org.callboard.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Text;

/**
 * The parameters of an address.
 *
 * @param values by name, in their order; empty for one that has no value
 */
record Query(Map<String, List<String>> values) {

  /** Of a name that is repeated to the caller. */
  private static final int MAX_NAME = 100;

  /** More than any address has. */
  private static final int MAX_NAMED = 20;

  /**
   * Reads an address.
   *
   * @throws ProblemException if it cannot be decoded
   */
  static Query of(URI address) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    parameters(address)
        .forEach(
            parameter -> {
              String name = decoded(name(parameter), "");
              values
                  .computeIfAbsent(name, n -> new ArrayList<>())
                  .add(decoded(encodedValue(parameter), name));
            });
    return new Query(values);
  }

  /**
   * Refuses parameters behind a semicolon, which JAX-RS takes off the path and passes over.
   *
   * @throws ProblemException naming the first one
   */
  static void refusePathParameters(URI address) {
    String path = address.getRawPath();
    int semicolon = path.indexOf(';');
    if (semicolon >= 0) {
      String parameter = path.substring(semicolon + 1).split("[;/=]", 2)[0];
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(
                  new Violation(
                      shown(parameter),
                      "follows a semicolon. Put parameters behind a question mark; in a name write"
                          + " a semicolon as %3B."))));
    }
  }

  /** The values of one parameter as they are encoded. */
  static List<String> encodedValues(URI address, String name) {
    return parameters(address)
        .filter(parameter -> decoded(name(parameter), "").equals(name))
        .map(Query::encodedValue)
        .toList();
  }

  /** The parameters as they are encoded. */
  static Stream<String> parameters(URI address) {
    String query = address.getRawQuery();
    return query == null
        ? Stream.empty()
        : Arrays.stream(query.split("&")).filter(parameter -> !parameter.isEmpty());
  }

  /** The name of such a parameter. */
  static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }

  private static String encodedValue(String parameter) {
    return parameter.substring(Math.min(parameter.length(), name(parameter).length() + 1));
  }

  private static String decoded(String text, String name) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(new Violation(shown(name), "has a percent sign that encodes nothing."))));
    }
  }

  /** The value of a parameter; empty if it is absent or has none. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name))
        .map(all -> all.get(0))
        .filter(value -> !value.isEmpty());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * Refuses what would be passed over, so that nobody imports for good by a misspelt {@code
   * dryRun}.
   *
   * @param known the names of those that have a value
   * @param flags the names of those that need none
   * @throws ProblemException with all that is wrong
   */
  void check(List<String> known, List<String> flags) {
    TreeSet<String> names = new TreeSet<>(flags);
    names.addAll(known);
    List<Violation> violations = new ArrayList<>();
    values.forEach(
        (name, all) -> {
          if (!names.contains(name)) {
            violations.add(new Violation(shown(name), "is not a parameter here. " + has(names)));
          } else if (all.size() > 1) {
            violations.add(new Violation(name, "is given more than once. Give it once."));
          } else if (all.get(0).isEmpty() && !flags.contains(name)) {
            violations.add(new Violation(name, "has no value. Give it one, or leave it out."));
          }
        });
    if (!violations.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              violations.subList(0, Math.min(MAX_NAMED, violations.size()))));
    }
  }

  private static String has(TreeSet<String> names) {
    return names.isEmpty()
        ? "This request has no parameters."
        : "This request has " + String.join(", ", names) + ".";
  }

  private static String shown(String name) {
    return Text.kept(name, MAX_NAME);
  }
}
