package org.callboard.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts in addresses. */
final class Address {

  private Address() {}

  /**
   * What a part of a path says.
   *
   * @throws PageException if that is nothing
   */
  static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw PageException.notFound();
    }
  }

  /** One part of a path, or a value in a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The query of an address; empty text if no value is given.
   *
   * @param query names and values, in turn; values may be null
   */
  static String query(String... query) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < query.length; i += 2) {
      if (query[i + 1] != null && !query[i + 1].isEmpty()) {
        text.append(text.isEmpty() ? '?' : '&').append(query[i]);
        text.append('=').append(encoded(query[i + 1]));
      }
    }
    return text.toString();
  }

  /**
   * The query of a part of a list that is looked through; a question mark alone if it is the first
   * part of everything.
   *
   * @param number of the part, from 1
   * @param query names and values, in turn; values may be null
   */
  static String part(int number, String... query) {
    String sought = query(query);
    if (number == 1) {
      return sought.isEmpty() ? "?" : sought;
    }
    return sought + (sought.isEmpty() ? "?" : "&") + "page=" + number;
  }

  /**
   * A number of something, of which none has one that cannot be read.
   *
   * @throws PageException (not found) if it is none
   */
  static long number(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw PageException.notFound();
    }
    return Long.parseLong(text);
  }
}
