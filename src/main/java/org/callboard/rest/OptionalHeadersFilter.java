package org.callboard.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.callboard.security.HiddenHeaders;

/**
 * Hides headers that are optional and cannot be read, and those that no answer depends on. Jakarta
 * REST reads some of them before any filter of its own, and refuses what it cannot read.
 */
@WebFilter("/api/*")
public class OptionalHeadersFilter implements Filter {

  private static final String TOKEN = "[A-Za-z0-9!#$%&'+.^_`|~-]+";

  /** Older versions of Java's own client send "*" beside all that they want: it is anything. */
  private static final String RANGE = "(?:\\*/\\*|" + TOKEN + "/(?:\\*|" + TOKEN + "))";

  /** Older versions of Java's own client send ".2". */
  private static final String QUALITY = "[qQ]=(?:[01](?:\\.\\d*)?|\\.\\d+)";

  /** Possessive: a group of alternatives in a loop would take a stack frame for each character. */
  private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

  private static final String PARAMETER = "(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")";

  private static final Pattern OTHER_PARAMETER = Pattern.compile("\\s*;\\s*" + PARAMETER);

  private static final Pattern ACCEPT = listOf(RANGE);

  private static final Pattern PROBLEMS = listOf("(?i:" + Pattern.quote(Problem.MEDIA_TYPE) + ")");

  /** Jakarta REST chooses nothing here by languages, charsets or encodings. */
  private static final Set<String> NEVER_READ =
      Set.of("accept-language", "accept-charset", "accept-encoding");

  /** Where the few find it who write to people in their language. */
  private static final String ACCEPT_LANGUAGE = "org.callboard.rest.accept-language";

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Possessive: what it is not must cost no time. */
  private static Pattern listOf(String range) {
    String element = range + "(?:\\s*;\\s*(?:" + QUALITY + "|" + PARAMETER + "))*+";
    return Pattern.compile(element + "(?:\\s*,\\s*" + element + ")*+");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional.ofNullable(value("Accept-Language", http))
        .ifPresent(header -> http.setAttribute(ACCEPT_LANGUAGE, header));
    chain.doFilter(new HiddenHeaders(http, hidden(http)), response);
  }

  /** The header {@code Accept-Language}, as it was sent, be it readable or not. */
  static Optional<String> acceptLanguage(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ACCEPT_LANGUAGE));
  }

  static Set<String> hidden(HttpServletRequest request) {
    Set<String> hidden = new HashSet<>(NEVER_READ);
    String accept = value("Accept", request);
    if (accept != null && !isAccept(accept)) {
      hidden.add("accept");
    }
    if (WITHOUT_BODY.contains(request.getMethod())) {
      hidden.add("content-type");
    }
    if (READING.contains(request.getMethod())) {
      for (String header : List.of("if-match", "if-none-match")) {
        if (!EntityTags.isReadable(value(header, request))) {
          hidden.add(header);
        }
      }
    }
    return hidden;
  }

  /** A header may stand in several lines. */
  private static String value(String header, HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders(header));
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  static boolean isAccept(String header) {
    return ACCEPT.matcher(header.strip()).matches();
  }

  /** Without parameters such as a charset: no type here has any, and RESTEasy finds none then. */
  static String typesOnly(String accept) {
    return OTHER_PARAMETER.matcher(accept).replaceAll("");
  }

  /** Whether nothing is accepted but problems. */
  static boolean acceptsProblemsOnly(String header) {
    return header != null && PROBLEMS.matcher(header.strip()).matches();
  }
}
