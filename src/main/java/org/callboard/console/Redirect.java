package org.callboard.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/**
 * Answers a form by leading to a page, so that a reload sends nothing again. The address stays
 * relative: behind a proxy the server does not know how browsers find it.
 */
final class Redirect {

  private Redirect() {}

  /**
   * To an address of this server.
   *
   * @param address with the context root
   */
  static ResponseBuilder to(String address) {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, address);
  }

  /** An address that a request asks to be led to: a page of ours, since it is anybody's. */
  static String ours(HttpServletRequest request, String wanted) {
    String root = Frames.root(request) + "/";
    boolean isOurs =
        wanted != null
            && wanted.startsWith(root)
            && wanted.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\' && c != '"')
            && !wanted.contains("..");
    return isOurs ? wanted : root;
  }

  /**
   * To a page of the console.
   *
   * @param page below the console, without a slash at its beginning
   */
  static ResponseBuilder toPage(HttpServletRequest request, String page) {
    return to(Frames.root(request) + "/" + page);
  }

  /**
   * The address of a page of an organization.
   *
   * @param parts of the path, decoded
   */
  static String page(String cloudId, String... parts) {
    StringBuilder page = new StringBuilder("o/").append(Address.encoded(cloudId));
    for (String part : parts) {
      page.append('/').append(Address.encoded(part));
    }
    return page.toString();
  }

  /** The same, with what was done. */
  static String done(String page, String what) {
    return page + (page.contains("?") ? "&" : "?") + Frames.DONE + "=" + what;
  }
}
