package org.callboard.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which bodies a PATCH of this address may have (RFC 5789, section 3.1). */
@Provider
public class AcceptPatchFilter implements ContainerResponseFilter {

  static final String HEADER = "Accept-Patch";

  private static final Pattern ONE =
      Pattern.compile(
          "/?(organizations/[^/]+(/(groups|subscribers|webhooks)/[^/]+)?"
              + "|webhooks/[^/]+|administrators/.+|me)");

  /** Lists, of which the order is patched. */
  private static final Pattern LIST =
      Pattern.compile(
          "/?organizations/[^/]+/(groups"
              + "|(draft/(result/)?|(groups|subscribers)/[^/]+/)?(quick-dial|dial-actions))");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    boolean isRefusal = status >= Status.BAD_REQUEST.getStatusCode();
    if (isRefusal && status != Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()
        || request.getMethod().equals(HttpMethod.DELETE)) {
      return;
    }
    type(request.getUriInfo().getPath(false))
        .ifPresent(type -> response.getHeaders().putSingle(HEADER, type));
  }

  /** The type of body that a PATCH of this path may have; empty if it has no PATCH. */
  static Optional<String> type(String path) {
    if (ONE.matcher(path).matches()) {
      return Optional.of(MergePatch.TYPE);
    }
    return LIST.matcher(path).matches()
        ? Optional.of(MediaType.APPLICATION_JSON)
        : Optional.empty();
  }
}
