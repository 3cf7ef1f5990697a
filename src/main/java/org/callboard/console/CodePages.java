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
import java.util.List;
import org.callboard.administration.OnboardingActs;
import org.callboard.administration.SubscriberActs;
import org.callboard.device.CodeView;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** Hands one person what they sign in with. */
@Path("o/{cloudId}/people/{username}/qr-code")
@ApplicationScoped
public class CodePages {

  private final Pages pages;
  private final Frames frames;
  private final SubscriberActs people;
  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public CodePages() {
    this(null, null, null, null);
  }

  @Inject
  CodePages(Pages pages, Frames frames, SubscriberActs people, OnboardingActs onboarding) {
    this.pages = pages;
    this.frames = frames;
    this.people = people;
    this.onboarding = onboarding;
  }

  /**
   * The page before the code is made.
   *
   * @param again whether codes were made since the page that asked
   */
  public record AskCode(String name, String username, CodeWish wish, boolean again) {}

  @GET
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response ask(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    CodeWish wish = CodeWish.before(onboarding.codes(cloudId, username));
    return ask(request, cloudId, username, wish, false);
  }

  private Response ask(
      HttpServletRequest request, String cloudId, String username, CodeWish wish, boolean again) {
    SubscriberView person = people.get(cloudId, username);
    return pages.page(
        200,
        "ask-code",
        frames.of(request, cloudId),
        new AskCode(
            person.displayName().orElse(person.username()), person.username(), wish, again));
  }

  /** Makes the code, and what the person is handed with it, which is shown only now. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response make(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    CodeWish wish = CodeWish.of(FormFilter.of(request));
    List<CodeView> codes = onboarding.codes(cloudId, username);
    if (wish.isOld(codes)) {
      return ask(request, cloudId, username, wish.again(codes), true);
    }
    Frame frame = frames.of(request, cloudId);
    return pages.page(
        200,
        "handed",
        frame,
        Handed.of(onboarding.create(cloudId, username, wish.life(), wish.test()), frame.texts()));
  }
}
