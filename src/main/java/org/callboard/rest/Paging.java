package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;

/**
 * The part of a list that a request asks for.
 *
 * @param offset how many entries to pass over
 * @param limit how many to show at most
 * @param address what was asked, from which the address of the next part is made
 */
public record Paging(int offset, int limit, URI address) {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;
  private static final String OFFSET = QueryParameters.OFFSET;
  private static final String LIMIT = QueryParameters.LIMIT;

  /** For lists of any length: a hundred entries, unless the request asks for up to a thousand. */
  public static Paging of(UriInfo request) {
    return of(request.getRequestUri());
  }

  static Paging of(URI address) {
    return read(address, DEFAULT_LIMIT);
  }

  /** For lists that are edited as a whole: all entries, unless the request asks for less. */
  public static Paging ofWhole(UriInfo request) {
    return read(request.getRequestUri(), Integer.MAX_VALUE);
  }

  private static Paging read(URI address, int defaultLimit) {
    return new Paging(
        number(address, OFFSET, 0, Integer.MAX_VALUE).orElse(0),
        number(address, LIMIT, 1, MAX_LIMIT).orElse(defaultLimit),
        address);
  }

  private static Optional<Integer> number(URI address, String name, int min, int max) {
    List<String> values = Query.encodedValues(address, name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(values.get(0));
      if (values.size() == 1 && number >= min && number <= max) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      throw wrong(name, min, max);
    }
    throw wrong(name, min, max);
  }

  private static ProblemException wrong(String name, int min, int max) {
    String range = max == Integer.MAX_VALUE ? min + " or more" : "from " + min + " to " + max;
    return new ProblemException(
        Problem.of(
            ProblemType.INVALID_PARAMETER,
            List.of(new Violation(name, "must be one whole number, " + range + "."))));
  }

  /** The list as it is sent: these entries, how many there are in all, where it goes on. */
  public JsonObject list(List<? extends JsonValue> items, long total) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(array::add);
    JsonObjectBuilder json = Json.createObjectBuilder().add("items", array).add("total", total);
    if (!items.isEmpty() && offset + (long) items.size() < total) {
      json.add("next", next(offset + items.size()));
    } else {
      json.addNull("next");
    }
    return json.build();
  }

  /** Cuts a list that was read as a whole. */
  public JsonObject cut(List<? extends JsonValue> all) {
    return list(of(all), all.size());
  }

  /** The part of a list that was read as a whole. */
  <T> List<T> of(List<T> all) {
    int from = Math.min(offset, all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    return all.subList(from, to);
  }

  private String next(int nextOffset) {
    Stream<String> others =
        Query.parameters(address)
            .filter(p -> !Query.name(p).equals(OFFSET) && !Query.name(p).equals(LIMIT));
    return Stream.concat(others, Stream.of(OFFSET + "=" + nextOffset, LIMIT + "=" + limit))
        .collect(Collectors.joining("&", address.getRawPath() + "?", ""));
  }
}
