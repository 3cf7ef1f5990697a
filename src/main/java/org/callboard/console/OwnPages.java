package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.OwnAccountActs;
import org.callboard.administration.SessionActs;
import org.callboard.administration.SessionActs.OwnSession;
import org.callboard.administrator.Language;
import org.callboard.administrator.NewSession;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.security.BrowserSessions;
import org.callboard.security.ClientAddresses;
import org.callboard.security.RefusedException;

/** How pages look to the reader, and the browsers that the reader is signed in with. */
@Path("own")
@ApplicationScoped
public class OwnPages {

  private final Pages pages;
  private final Frames frames;
  private final OwnAccountActs own;
  private final SessionActs sessions;
  private final BrowserSessions browsers;
  private final ClientAddresses addresses;

  /** For the container's proxy only. */
  public OwnPages() {
    this(null, null, null, null, null, null);
  }

  @Inject
  OwnPages(
      Pages pages,
      Frames frames,
      OwnAccountActs own,
      SessionActs sessions,
      BrowserSessions browsers,
      ClientAddresses addresses) {
    this.pages = pages;
    this.frames = frames;
    this.own = own;
    this.sessions = sessions;
    this.browsers = browsers;
    this.addresses = addresses;
  }

  /** A browser. */
  public record SessionRow(
      String id, String browser, String address, String used, boolean isThis) {}

  /** The page. */
  public record Own(
      String username,
      String role,
      Optional<String> language,
      List<String> languages,
      List<String> themes,
      List<SessionRow> sessions,
      Optional<Fault> fault) {

    public Own {
      languages = List.copyOf(languages);
      themes = List.copyOf(themes);
      sessions = List.copyOf(sessions);
    }
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(@Context HttpServletRequest request) {
    return page(request, Optional.empty());
  }

  private Response page(HttpServletRequest request, Optional<Fault> fault) {
    Frame frame = frames.of(request);
    OwnAccountActs.OwnAccount account = own.get();
    Instant now = Instant.now();
    Own model =
        new Own(
            account.administrator().username(),
            account.administrator().role().map(role -> role.label()).orElse(""),
            account.administrator().language().map(Language::tag),
            Texts.LANGUAGES,
            Preferences.THEMES,
            sessions.list(SessionCookie.of(request)).stream()
                .map(one -> row(one, frame.texts(), now))
                .toList(),
            fault);
    return pages.page(fault.map(Fault::status).orElse(200), "own", frame, model);
  }

  private static SessionRow row(OwnSession one, Texts texts, Instant now) {
    return new SessionRow(
        one.session().id(),
        BrowserName.of(one.session().browser()),
        one.session().address(),
        texts.ago(one.session().used(), now),
        one.isThis());
  }

  /** Sets language, theme and keys. */
  @POST
  @Path("look")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.SEE)
  public Response look(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    String theme = form.text("theme");
    Optional<String> language = form.filled("language").filter(Texts.LANGUAGES::contains);
    own.setLanguage(language.map(Language::new));
    return Redirect.toPage(request, Redirect.done("own", "saved"))
        .cookie(
            Preferences.ofTheme(request, Preferences.THEMES.contains(theme) ? theme : "auto"),
            Preferences.ofSingleKeys(request, !form.has("keysOff")),
            Preferences.ofLanguage(request, language.orElse("")))
        .build();
  }

  /**
   * Sets the reader's password, by the present one. All browsers are signed out, and this one is
   * signed in again.
   */
  @POST
  @Path("password")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.SEE)
  public Response setPassword(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    String username = own.get().administrator().username();
    try {
      browsers.signOut(signedIn(request, username, form.text("present")).secret());
      own.setPassword(form.text("password"));
    } catch (RefusedException e) {
      String key = e.refusal().status() == 401 ? "own.wrongPassword" : Fault.of(e.refusal()).key();
      return page(request, Optional.of(new Fault(422, key, Optional.empty(), List.of())));
    } catch (InvalidValueException e) {
      return page(request, Optional.of(Fault.of(e)));
    }
    return signedInAgain(request, username, form.text("password"));
  }

  private Response signedInAgain(HttpServletRequest request, String username, String password) {
    try {
      NewSession again = signedIn(request, username, password);
      return Redirect.toPage(request, Redirect.done("own", "passwordSet"))
          .cookie(SessionCookie.of(request.getContextPath(), again.secret()))
          .build();
    } catch (RuntimeException e) { // the password is set: the page of the sign-in says so
      return Redirect.toPage(request, Redirect.done("sign-in", "passwordSet"))
          .cookie(SessionCookie.none(request.getContextPath()))
          .build();
    }
  }

  private NewSession signedIn(HttpServletRequest request, String username, String password) {
    return browsers.signIn(username, password, addresses.of(request), BrowserName.told(request));
  }

  @POST
  @Path("sessions/{id}/end")
  @RolesAllowed(Roles.SEE)
  public Response end(@Context HttpServletRequest request, @PathParam("id") String id) {
    sessions.end(id);
    return Redirect.toPage(request, Redirect.done("own", "sessionEnded")).build();
  }
}
