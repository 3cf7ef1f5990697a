package org.callboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes headers away that are optional and cannot be read, before Jakarta REST fails at them, and
 * those that no answer depends on. The type of a body is not optional: one that cannot be read is
 * refused. Jersey takes a {@code q} in {@code Content-Type} for the quality that only {@code
 * Accept} has, and RESTEasy has no answer of its own to one that is no number.
 *
 * <p>Whoever accepts problems only takes any answer: generated clients ask so where the contract
 * has no other JSON, for deletions and for CSV files.
 */
@Provider
@PreMatching
public class RequestHeadersFilter implements ContainerRequestFilter {

  private static final String TOKEN = "[A-Za-z0-9!#$%&'+.^_`|~-]+";

  /** Older versions of Java's own client send "*" for "*&#47;*". */
  private static final String RANGE = "(?:\\*(?:/\\*)?|" + TOKEN + "/(?:\\*|" + TOKEN + "))";

  /** Older versions of Java's own client send ".2". */
  private static final String QUALITY = "[qQ]=(?:[01](?:\\.\\d*)?|\\.\\d+)";

  private static final String PARAMETER =
      "(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";

  private static final Pattern ACCEPT = listOf(RANGE);

  private static final Pattern PROBLEMS = listOf("(?i:" + Pattern.quote(Problem.MEDIA_TYPE) + ")");

  /** Nothing here is in several languages, charsets or encodings. */
  private static final List<String> NEVER_READ =
      List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.ACCEPT_CHARSET, HttpHeaders.ACCEPT_ENCODING);

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Possessive: what it is not must cost no time. */
  private static Pattern listOf(String range) {
    String element = range + "(?:\\s*;\\s*(?:" + QUALITY + "|" + PARAMETER + "))*+";
    return Pattern.compile(element + "(?:\\s*,\\s*" + element + ")*+");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    NEVER_READ.forEach(headers::remove);
    if (!isAccept(request.getHeaderString(HttpHeaders.ACCEPT))) {
      headers.remove(HttpHeaders.ACCEPT);
    } else if (acceptsProblemsOnly(request.getHeaderString(HttpHeaders.ACCEPT))) {
      headers.putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
    if (READING.contains(request.getMethod())) {
      for (String header : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
        if (!EntityTags.isReadable(request.getHeaderString(header))) {
          headers.remove(header);
        }
      }
    }
    if (!hasReadableType(request)) {
      throw new ProblemException(Problems.ofStatus(400));
    }
  }

  static boolean isAccept(String header) {
    return header == null || ACCEPT.matcher(header.strip()).matches();
  }

  private static boolean acceptsProblemsOnly(String header) {
    return header != null && PROBLEMS.matcher(header.strip()).matches();
  }

  private static boolean hasReadableType(ContainerRequestContext request) {
    try {
      MediaType type = request.getMediaType();
      return type == null || type.getParameters().get("q") == null;
    } catch (RuntimeException e) { // each implementation has its own for what it cannot read
      return false;
    }
  }
}
