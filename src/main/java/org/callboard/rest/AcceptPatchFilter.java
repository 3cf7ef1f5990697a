package org.callboard.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Tells which bodies a PATCH of this address may have (RFC 5789, section 3.1). */
@Provider
public class AcceptPatchFilter implements ContainerResponseFilter {

  static final String HEADER = "Accept-Patch";

  private static final Pattern ONE =
      Pattern.compile(
          "/?(organizations/[^/]+(/(groups|subscribers|webhooks)/[^/]+)?|webhooks/[^/]+|administrators/.+)");

  /** Lists, of which the order is patched. */
  private static final Pattern LIST =
      Pattern.compile(
          "/?organizations/[^/]+/(groups"
              + "|(draft/|(groups|subscribers)/[^/]+/)?(quick-dial|dial-actions))");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    boolean isRefusal = status >= Status.BAD_REQUEST.getStatusCode();
    if (isRefusal && status != Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()
        || request.getMethod().equals(HttpMethod.DELETE)) {
      return;
    }
    String path = request.getUriInfo().getPath(false);
    if (ONE.matcher(path).matches()) {
      response.getHeaders().putSingle(HEADER, MergePatch.TYPE);
    } else if (LIST.matcher(path).matches()) {
      response.getHeaders().putSingle(HEADER, MediaType.APPLICATION_JSON);
    }
  }
}
