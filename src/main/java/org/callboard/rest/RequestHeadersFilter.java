package org.callboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses media types that cannot be read, before Jakarta REST fails at them. Jersey takes a {@code
 * q} in {@code Content-Type} for the quality that only {@code Accept} has, and RESTEasy has no
 * answer of its own to one that is no number.
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

  private static String qualityOf(MediaType type) {
    return type.getParameters().get("q");
  }
}
