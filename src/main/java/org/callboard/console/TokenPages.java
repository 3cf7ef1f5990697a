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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.TokenActs;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.NewToken;
import org.callboard.administrator.Token;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** The reader's own API tokens. */
@Path("own/tokens")
@ApplicationScoped
public class TokenPages {

  private static final String HERE = "own/tokens";

  /** How long a token can live, in days. */
  private static final List<Integer> LIVES = List.of(7, 30, 90, 366);

  private final Pages pages;
  private final Frames frames;
  private final TokenActs tokens;

  /** For the container's proxy only. */
  public TokenPages() {
    this(null, null, null);
  }

  @Inject
  TokenPages(Pages pages, Frames frames, TokenActs tokens) {
    this.pages = pages;
    this.frames = frames;
    this.tokens = tokens;
  }

  /**
   * A token.
   *
   * @param role what it may do at most; empty for what the reader may
   * @param cloudId of the only organization that it is for; empty for those of the reader
   * @param used when it was used last, in words
   */
  public record Row(
      String id, String name, String role, String cloudId, String until, String used) {}

  /**
   * The page.
   *
   * @param roles that a token can be limited to
   * @param fault why no token was made; empty at first
   */
  public record Tokens(
      List<Row> rows,
      List<String> roles,
      List<Integer> lives,
      String name,
      String role,
      String cloudId,
      String days,
      Optional<Fault> fault) {

    public Tokens {
      rows = List.copyOf(rows);
      roles = List.copyOf(roles);
      lives = List.copyOf(lives);
    }

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  /** What is shown once. */
  public record Made(String name, String secret, String until) {}

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context HttpServletRequest request) {
    return page(request, Form.EMPTY, Optional.empty());
  }

  private Response page(HttpServletRequest request, Form typed, Optional<Fault> fault) {
    Frame frame = frames.of(request);
    Instant now = Instant.now();
    Frame.Reader reader = frame.reader().orElseThrow();
    List<String> roles =
        Arrays.stream(AdministratorRole.values())
            .filter(role -> reader.rights().containsAll(role.rights()))
            .map(AdministratorRole::label)
            .toList();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "tokens",
        frame,
        new Tokens(
            tokens.list(Optional.empty()).stream()
                .map(token -> row(token, frame.texts(), now))
                .toList(),
            roles,
            LIVES,
            typed.text("name"),
            typed.text("role"),
            typed.text("organization"),
            typed.filled("days").orElse("90"),
            fault));
  }

  private static Row row(Token token, Texts texts, Instant now) {
    return new Row(
        token.id(),
        token.name(),
        token.role().orElse(""),
        token.organization().orElse(""),
        texts.time(token.expires(), ZoneOffset.UTC),
        token
            .lastUsed()
            .map(used -> texts.get("tokens.used", texts.ago(used, now)))
            .orElseGet(() -> texts.get("tokens.unused")));
  }

  /** Makes a token, and shows its secret, which is known only now. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.SEE)
  public Response make(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    try {
      TokenActs.Wanted wanted =
          new TokenActs.Wanted(
              form.text("name").strip(),
              Optional.empty(),
              form.filled("days").map(TokenPages::days),
              form.filled("role"),
              form.filled("organization"));
      NewToken made = tokens.create(Optional.empty(), wanted);
      Frame frame = frames.of(request);
      return pages.page(
          200,
          "token-made",
          frame,
          new Made(
              made.token().name(),
              made.secret().text(),
              frame.texts().time(made.token().expires(), ZoneOffset.UTC)));
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, form, Optional.of(fault));
    }
  }

  private static int days(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw PageException.malformed();
    }
  }

  @POST
  @Path("{id}/end")
  @RolesAllowed(Roles.SEE)
  public Response end(@Context HttpServletRequest request, @PathParam("id") String id) {
    tokens.delete(Optional.empty(), id);
    return Redirect.toPage(request, Redirect.done(HERE, "tokenEnded")).build();
  }
}
