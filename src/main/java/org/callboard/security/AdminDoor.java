package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.TokenSecret;
import org.callboard.platform.BusyException;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.Username;

/** The kind of caller that asks below {@code /api}: an administrator. */
@ApplicationScoped
class AdminDoor implements Door {

  /** What is below the context root for administrators. */
  static final String ROOT = "/api";

  private static final String BEARER = "Bearer ";
  private static final String METHODS = "GET, HEAD, PUT, PATCH, POST, DELETE";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  @Inject private AdminRecognition administrators;

  @Override
  public boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Override
  public CredentialValidationResult authenticate(String path, HttpServletRequest request) {
    if (request.getMethod().equals("TRACE")) {
      throw new RefusedException(Refusal.methodNotAllowed(METHODS));
    }
    refuseOtherSites(request);
    try {
      return valid(find(request.getHeader("Authorization"), request.getRemoteAddr()));
    } catch (DataUnavailableException e) {
      throw new RefusedException(Refusal.cannotCheck());
    } catch (BusyException e) {
      throw new RefusedException(Refusal.busy(e.retryAfter()));
    }
  }

  /** Browsers send a password that they remember along with requests of any page. */
  private static void refuseOtherSites(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean isOther = site == null ? hasOtherOrigin(request) : OTHER_SITES.contains(site);
    if (isOther) {
      throw new RefusedException(Refusal.otherSite());
    }
  }

  /** For browsers that say nothing of the site, as they do over plain http. */
  private static boolean hasOtherOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null
        && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
  }

  private AdministratorIdentity find(String authorization, String address) {
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      return administrators.byToken(new TokenSecret(token));
    }
    BasicHeader basic =
        BasicHeader.read(authorization)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.unauthenticated("Send a username and password, or an API token.")));
    return administrators.byPassword(username(basic), basic.password(), address);
  }

  /** What cannot be a username is one that nobody has. */
  private static Optional<Username> username(BasicHeader basic) {
    try {
      return Optional.of(new Username(basic.username()));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  private static CredentialValidationResult valid(AdministratorIdentity administrator) {
    if (!administrator.enabled()) {
      throw new RefusedException(Refusal.disabled());
    }
    return new CredentialValidationResult(
        new AdminPrincipal(
            administrator.username(), administrator.id(), administrator.organizationId()),
        Set.of(administrator.isOperator() ? Roles.OPERATOR : Roles.MANAGER));
  }
}
