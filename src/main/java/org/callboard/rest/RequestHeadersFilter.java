package org.callboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses media types that cannot be read, before Jakarta REST fails at them. Jersey takes a {@code
 * q} in {@code Content-Type} for the quality that only {@code Accept} has, and RESTEasy has no
 * answer of its own to one that is no number.
 *
 * <p>Whoever accepts problems only takes any answer: generated clients ask so where the contract
 * has no other JSON, for deletions and for CSV files.
 */
@Provider
@PreMatching
public class RequestHeadersFilter implements ContainerRequestFilter {

  /** Older versions of Java's own client send ".2". */
  private static final Pattern QUALITY = Pattern.compile("[01](\\.\\d*)?|\\.\\d+");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isReadable(request)) {
      throw new ProblemException(Problems.ofStatus(400));
    }
    if (acceptsProblemsOnly(request.getAcceptableMediaTypes())) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
  }

  private static boolean isReadable(ContainerRequestContext request) {
    try {
      MediaType type = request.getMediaType();
      return (type == null || qualityOf(type) == null)
          && request.getAcceptableMediaTypes().stream()
              .map(RequestHeadersFilter::qualityOf)
              .allMatch(quality -> quality == null || QUALITY.matcher(quality).matches());
    } catch (RuntimeException e) { // each implementation has its own for what it cannot read
      return false;
    }
  }

  private static boolean acceptsProblemsOnly(List<MediaType> accepted) {
    return !accepted.isEmpty()
        && accepted.stream()
            .allMatch(
                type -> (type.getType() + "/" + type.getSubtype()).equals(Problem.MEDIA_TYPE));
  }

  private static String qualityOf(MediaType type) {
    return type.getParameters().get("q");
  }
}
