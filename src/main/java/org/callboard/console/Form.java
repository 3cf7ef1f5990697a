package org.callboard.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page's form has sent, in {@code application/x-www-form-urlencoded}.
 *
 * @param fields the values of each, in the order in which they came
 */
record Form(Map<String, List<String>> fields) {

  static final String TYPE = "application/x-www-form-urlencoded";

  /** More than any form of these pages sends, its longest fields filled. */
  static final int MAX_BYTES = 256 * 1024;

  /** A sheet names at most 500 people. */
  private static final int MAX_FIELDS = 1000;

  /** Of a request without one. */
  static final Form EMPTY = new Form(Map.of());

  /**
   * Reads one.
   *
   * @throws PageException if it is too long or cannot be read
   */
  static Form of(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw PageException.tooLarge();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.chars().filter(c -> c == '&').count() > MAX_FIELDS) {
      throw PageException.tooLarge();
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return new Form(fields);
  }

  /** No field can hold a NUL, and PostgreSQL cannot look for one. */
  private static String decoded(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw PageException.malformed();
    }
    if (decoded.indexOf('\0') >= 0) {
      throw PageException.malformed();
    }
    return decoded;
  }

  /** The value of a field as it was sent; empty text if it was not. */
  String text(String name) {
    List<String> values = texts(name);
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The value of a field without white space around it; absent if nothing is left. */
  Optional<String> filled(String name) {
    return Optional.of(text(name).strip()).filter(text -> !text.isEmpty());
  }

  List<String> texts(String name) {
    return fields.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
