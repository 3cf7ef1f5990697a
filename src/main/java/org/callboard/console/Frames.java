package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.callboard.administration.OrganizationActs;
import org.callboard.administration.OwnAccountActs;
import org.callboard.administrator.Language;
import org.callboard.organization.AccentColour;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.security.AdminPrincipal;

/** Makes what stands around a page. */
@ApplicationScoped
public class Frames {

  /** The parameter by which a page that follows a form says what was done. */
  static final String DONE = "done";

  private static final String CONSOLE = "/console";

  private final SecurityContext security;
  private final OwnAccountActs own;
  private final OrganizationActs organizations;
  private final Assets assets;

  /** For the container's proxy only. */
  protected Frames() {
    this(null, null, null, null);
  }

  @Inject
  Frames(
      SecurityContext security, OwnAccountActs own, OrganizationActs organizations, Assets assets) {
    this.security = security;
    this.own = own;
    this.organizations = organizations;
    this.assets = assets;
  }

  /** The address of the console, without a slash at the end. */
  static String root(HttpServletRequest request) {
    return request.getContextPath() + CONSOLE;
  }

  /** Around a page that everybody sees. */
  Frame ofStranger(HttpServletRequest request) {
    return frame(request, Preferences.language(request), Optional.empty(), Optional.empty());
  }

  /** Around a page of the signed in that is no organization's. */
  Frame of(HttpServletRequest request) {
    return frame(request, Optional.of(reader()), Optional.empty());
  }

  /**
   * Around a page of an organization.
   *
   * @throws org.callboard.platform.EditRefusedException if there is none for the reader
   */
  Frame of(HttpServletRequest request, String cloudId) {
    return frame(request, Optional.of(reader()), Optional.of(head(organizations.get(cloudId))));
  }

  /** Around a page about what went wrong, whoever reads it. */
  Frame ofFault(HttpServletRequest request) {
    return frame(
        request, Preferences.language(request), principal().map(Frames::reader), Optional.empty());
  }

  private static Frame.OrganizationHead head(OrganizationSnapshot organization) {
    return new Frame.OrganizationHead(
        organization.cloudId().value(),
        organization.name(),
        organization.enabled(),
        organization
            .settings()
            .appearance()
            .accentColour()
            .map(AccentColour::text)
            .map(text -> text.substring(1)));
  }

  private Frame.Reader reader() {
    return reader(principal().orElseThrow());
  }

  private Optional<AdminPrincipal> principal() {
    return security.getPrincipalsByType(AdminPrincipal.class).stream().findFirst();
  }

  private static Frame.Reader reader(AdminPrincipal principal) {
    return new Frame.Reader(
        principal.getName(), principal.rights(), principal.organizationId().isEmpty());
  }

  private Frame frame(
      HttpServletRequest request,
      Optional<Frame.Reader> reader,
      Optional<Frame.OrganizationHead> organization) {
    return frame(request, own.language().map(Language::tag), reader, organization);
  }

  private Frame frame(
      HttpServletRequest request,
      Optional<String> language,
      Optional<Frame.Reader> reader,
      Optional<Frame.OrganizationHead> organization) {
    Texts texts = Texts.of(language, Optional.ofNullable(request.getHeader("Accept-Language")));
    return new Frame(
        texts,
        root(request),
        path(request),
        reader,
        organization,
        Preferences.theme(request),
        notice(request, texts),
        assets);
  }

  private static String path(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** Only what is a text: the address is anybody's. */
  private static Optional<String> notice(HttpServletRequest request, Texts texts) {
    String query = Objects.toString(request.getQueryString(), "");
    for (String pair : query.split("&")) {
      if (pair.startsWith(DONE + "=")) {
        return Optional.of("done." + pair.substring(DONE.length() + 1)).filter(texts::has);
      }
    }
    return Optional.empty();
  }
}
