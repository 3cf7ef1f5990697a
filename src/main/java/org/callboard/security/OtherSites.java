package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/** Browsers send what they remember of a caller along with requests of any page. */
public final class OtherSites {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OTHER = Set.of("cross-site", "same-site");
  private static final Refusal REFUSAL =
      new Refusal(403, "Pages of other web sites may not change anything.", Map.of());

  private OtherSites() {}

  /**
   * @throws RefusedException if a page of another site wants to edit
   */
  public static void refuse(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean isOther = site == null ? isOther("Origin", request) : OTHER.contains(site);
    if (isOther) {
      throw new RefusedException(REFUSAL);
    }
  }

  /**
   * Whether a page of another site has made the browser ask, whatever for. Over plain http a
   * browser says no more than where the page is from, and not even that if the page forbids it.
   */
  public static boolean asks(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null
        ? isOther("Origin", request) || isOther("Referer", request)
        : OTHER.contains(site);
  }

  /** For browsers that say nothing of the site, as they do over plain http. */
  private static boolean isOther(String header, HttpServletRequest request) {
    String address = request.getHeader(header);
    return address != null
        && !address.replaceFirst("^https?://([^/]*).*", "$1").equals(request.getHeader("Host"));
  }
}
