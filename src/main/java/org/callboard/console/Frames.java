package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.administration.OrganizationActs;
import org.callboard.administration.OwnAccountActs;
import org.callboard.administration.UndoActs;
import org.callboard.administrator.Language;
import org.callboard.organization.AccentColour;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.security.AdminPrincipal;

/** Makes what stands around a page. */
@ApplicationScoped
public class Frames {

  /** The parameter by which a page that follows a form says what was done. */
  static final String DONE = "done";

  /** The parameter that says by which entry of the record that can be undone. */
  static final String UNDO = "undo";

  private static final String CONSOLE = "/console";

  private final SecurityContext security;
  private final OwnAccountActs own;
  private final OrganizationActs organizations;
  private final UndoActs undo;
  private final Assets assets;

  /** For the container's proxy only. */
  protected Frames() {
    this(null, null, null, null, null);
  }

  @Inject
  Frames(
      SecurityContext security,
      OwnAccountActs own,
      OrganizationActs organizations,
      UndoActs undo,
      Assets assets) {
    this.security = security;
    this.own = own;
    this.organizations = organizations;
    this.undo = undo;
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

  /**
   * Around a page of the signed in that is no organization's. Who looks after one only keeps its
   * menu there.
   */
  Frame of(HttpServletRequest request) {
    Frame.Reader reader = reader();
    Optional<OrganizationSnapshot> only =
        reader.ofAll() ? Optional.empty() : organizations.list(0, 1).items().stream().findFirst();
    return frame(request, Optional.of(reader), only.map(Frames::head));
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
            .map(text -> text.substring(1)),
        organization.settings().appearance().timeZone());
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
        Preferences.singleKeys(request),
        notice(request, texts),
        organization.flatMap(head -> undo(request)),
        assets);
  }

  private static String path(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** Only what is a text: the address is anybody's. */
  private static Optional<String> notice(HttpServletRequest request, Texts texts) {
    return parameter(request, DONE).map(what -> "done." + what).filter(texts::has);
  }

  /** Only what the record says that the reader has just done. */
  private Optional<Frame.Undo> undo(HttpServletRequest request) {
    return parameter(request, UNDO)
        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
        .map(Long::valueOf)
        .flatMap(
            id ->
                undo.offered(id)
                    .map(left -> new Frame.Undo(id, left.toSeconds(), withoutNotice(request))));
  }

  private static String withoutNotice(HttpServletRequest request) {
    String query =
        pairs(request)
            .filter(pair -> !pair.startsWith(DONE + "=") && !pair.startsWith(UNDO + "="))
            .collect(Collectors.joining("&"));
    return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return pairs(request)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  private static Stream<String> pairs(HttpServletRequest request) {
    return Stream.of(Objects.toString(request.getQueryString(), "").split("&"));
  }
}
