package org.callboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/** Browsers send what they remember of a caller along with requests of any page. */
public final class OtherSites {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OTHER = Set.of("cross-site", "same-site");
  private static final Refusal REFUSAL =
      new Refusal(403, "Another web site's pages may not edit anything here.", Map.of());

  private OtherSites() {}

  /**
   * @throws RefusedException if a page of another site wants to edit
   */
  public static void refuse(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean isOther = site == null ? hasOtherOrigin(request) : OTHER.contains(site);
    if (isOther) {
      throw new RefusedException(REFUSAL);
    }
  }

  /** For browsers that say nothing of the site, as they do over plain http. */
  private static boolean hasOtherOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null
        && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
  }
}
