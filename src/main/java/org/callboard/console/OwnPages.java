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
import org.callboard.platform.Roles;

/** How pages look to the reader, and the browsers that the reader is signed in with. */
@Path("own")
@ApplicationScoped
@RolesAllowed(Roles.SEE)
public class OwnPages {

  private final Pages pages;
  private final Frames frames;
  private final OwnAccountActs own;
  private final SessionActs sessions;

  /** For the container's proxy only. */
  public OwnPages() {
    this(null, null, null, null);
  }

  @Inject
  OwnPages(Pages pages, Frames frames, OwnAccountActs own, SessionActs sessions) {
    this.pages = pages;
    this.frames = frames;
    this.own = own;
    this.sessions = sessions;
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
      List<SessionRow> sessions) {

    public Own {
      languages = List.copyOf(languages);
      themes = List.copyOf(themes);
      sessions = List.copyOf(sessions);
    }
  }

  @GET
  public Response get(@Context HttpServletRequest request) {
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
                .toList());
    return pages.page(200, "own", frame, model);
  }

  private static SessionRow row(OwnSession one, Texts texts, Instant now) {
    return new SessionRow(
        one.session().id(),
        one.session().browser(),
        one.session().address(),
        texts.ago(one.session().used(), now),
        one.isThis());
  }

  /** Sets language and theme. */
  @POST
  @Path("look")
  @Consumes(Form.TYPE)
  public Response look(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    String theme = form.text("theme");
    Optional<String> language = form.filled("language").filter(Texts.LANGUAGES::contains);
    own.setLanguage(language.map(Language::new));
    return Redirect.toPage(request, Redirect.done("own", "saved"))
        .cookie(
            Preferences.ofTheme(request, Preferences.THEMES.contains(theme) ? theme : "auto"),
            Preferences.ofLanguage(request, language.orElse("")))
        .build();
  }

  @POST
  @Path("sessions/{id}/end")
  public Response end(@Context HttpServletRequest request, @PathParam("id") String id) {
    sessions.end(id);
    return Redirect.toPage(request, Redirect.done("own", "sessionEnded")).build();
  }
}
