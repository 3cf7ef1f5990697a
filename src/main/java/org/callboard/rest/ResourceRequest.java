package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.callboard.administration.SubscriberSearch;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.Text;
import org.callboard.platform.UnreadableJson;

/** What every request has: its address and what it says about the state that it expects. */
record ResourceRequest(UriInfo uri, Expected expected) {

  static ResourceRequest of(UriInfo uri, HttpHeaders headers) {
    return new ResourceRequest(uri, EntityTags.expected(headers));
  }

  /** A list that is edited as a whole, or the part of it that was asked for. */
  Response list(List<? extends JsonValue> items) {
    JsonObject part = Paging.ofWhole(uri).cut(items);
    JsonObject whole = ListJson.whole(items);
    return part.equals(whole) ? state(whole) : Answers.list(part);
  }

  /** The same of entries of which more is shown than their states, of which the tag is made. */
  Response list(List<? extends JsonValue> shown, List<? extends JsonValue> states) {
    JsonObject part = Paging.ofWhole(uri).cut(shown);
    return part.equals(ListJson.whole(shown))
        ? Answers.state(part, ListJson.whole(states), expected)
        : Answers.list(part);
  }

  /**
   * Such a list, and beside it which entries are stored and cannot be read. The tag is that of what
   * can be.
   */
  Response list(List<? extends JsonValue> items, Map<String, Violation> unreadable) {
    if (unreadable.isEmpty()) {
      return list(items);
    }
    JsonArrayBuilder array = Json.createArrayBuilder();
    unreadable.forEach(
        (id, fault) ->
            array.add(
                Json.createObjectBuilder()
                    .add("id", id)
                    .add("field", fault.field())
                    .add("message", fault.sentence())));
    JsonObject part = Paging.ofWhole(uri).cut(items);
    JsonObject shown = Json.createObjectBuilder(part).add(UnreadableJson.MEMBER, array).build();
    JsonObject whole = ListJson.whole(items);
    return part.equals(whole) ? Answers.tagged(shown, whole) : Answers.list(shown);
  }

  /** 200 with the tag of the state; 304 if the caller of the GET has it already. */
  Response state(JsonValue json) {
    return Answers.state(json, expected);
  }

  /**
   * The value of a query parameter; empty if it is absent or empty.
   *
   * @throws ProblemException if it has characters that nothing here can have; databases refuse some
   */
  Optional<String> parameter(String name) {
    return parameter(uri, name);
  }

  static Optional<String> parameter(UriInfo uri, String name) {
    Optional<String> value = Query.of(uri.getRequestUri()).value(name);
    if (value.isPresent() && !Text.isLegalXml(value.get())) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(new Violation(name, "has a character that is not allowed."))));
    }
    return value;
  }

  /**
   * The value of a query parameter as something else; empty if it is absent or empty.
   *
   * @throws ProblemException if the reader refuses it
   */
  <T> Optional<T> parameter(String name, Function<String, T> reader) {
    return checked(() -> parameter(name).map(reader));
  }

  /**
   * A query parameter that is a whole number.
   *
   * @throws ProblemException if it is anything else
   */
  Optional<Integer> number(String name) {
    return parameter(
        name,
        text -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw new InvalidValueException(name, "must be a whole number.");
          }
        });
  }

  /**
   * What is made of parameters, of which an act may have something to say.
   *
   * @throws ProblemException if it refuses one
   */
  static <T> T checked(Supplier<T> act) {
    try {
      return act.get();
    } catch (InvalidValueException e) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_PARAMETER, e.violations()));
    }
  }

  /** Which subscribers are looked for. */
  SubscriberSearch search() {
    return new SubscriberSearch(
        parameter("q"),
        parameter(SubscriberSearch.GROUP),
        flag("enabled"),
        flag("neverSignedIn"),
        number("silentDays"),
        flag("codeWaiting"));
  }

  /**
   * A query parameter that is {@code true} or {@code false}, and true without a value.
   *
   * @throws ProblemException if it is anything else
   */
  Optional<Boolean> flag(String name) {
    Query query = Query.of(uri.getRequestUri());
    if (!query.has(name)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (query.value(name).orElse("true")) {
          case "true" -> true;
          case "false" -> false;
          default ->
              throw new ProblemException(
                  Problem.of(
                      ProblemType.INVALID_PARAMETER,
                      List.of(new Violation(name, "must be true or false."))));
        });
  }
}
