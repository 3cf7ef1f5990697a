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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.LanguageWish;
import org.callboard.administration.OnboardingActs;
import org.callboard.administration.OnboardingSheet;
import org.callboard.administration.Paper;
import org.callboard.administration.Person;
import org.callboard.administration.Selection;
import org.callboard.administration.SheetForm;
import org.callboard.administration.SubscriberActs;
import org.callboard.device.CodeView;
import org.callboard.organization.SheetLanguage;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberFilter;

/** Hands many people what they sign in with, on paper. */
@Path("o/{cloudId}/sheet")
@ApplicationScoped
public class SheetPages {

  private final Pages pages;
  private final Frames frames;
  private final SubscriberActs people;
  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public SheetPages() {
    this(null, null, null, null);
  }

  @Inject
  SheetPages(Pages pages, Frames frames, SubscriberActs people, OnboardingActs onboarding) {
    this.pages = pages;
    this.frames = frames;
    this.people = people;
    this.onboarding = onboarding;
  }

  /**
   * The page before codes are made.
   *
   * @param usernames who is named; empty if they are searched for
   * @param count how many they are
   * @param look of the sheet
   * @param again whether codes were made since the page that asked
   * @param fault why none were made; empty if nothing is wrong
   */
  public record AskSheet(
      List<String> usernames,
      PeopleSought sought,
      long count,
      CodeWish wish,
      Look look,
      boolean again,
      Optional<Fault> fault) {

    public AskSheet {
      usernames = List.copyOf(usernames);
    }

    /** The languages that sheets are printed in, by their tags. */
    public List<String> languages() {
      return Arrays.stream(SheetLanguage.values()).map(SheetLanguage::tag).toList();
    }
  }

  /** How the sheet is to look, as far as that was chosen. */
  public record Look(String perPage, String paper, String language, boolean cutMarks) {

    private static final Look USUAL = new Look("6", "a4", "", true);

    private static Look of(Form form) {
      return new Look(
          form.text("perPage"), form.text("paper"), form.text("language"), form.has("cutMarks"));
    }

    /** How many people can be on a page. */
    public List<String> sizes() {
      return List.of("6", "12", "1");
    }
  }

  @GET
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response ask(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("username") List<String> usernames,
      @QueryParam("q") String text,
      @QueryParam("group") String group,
      @QueryParam("show") String show) {
    PeopleSought sought = PeopleSought.of(text, group, show);
    CodeWish wish = CodeWish.before(codes(cloudId, usernames, sought));
    return page(request, cloudId, usernames, sought, wish, Look.USUAL, false, Optional.empty());
  }

  private Response page(
      HttpServletRequest request,
      String cloudId,
      List<String> usernames,
      PeopleSought sought,
      CodeWish wish,
      Look look,
      boolean again,
      Optional<Fault> fault) {
    long count = usernames.isEmpty() ? found(cloudId, sought).total() : usernames.size();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "ask-sheet",
        frames.of(request, cloudId),
        new AskSheet(usernames, sought, count, wish, look, again, fault));
  }

  private Page<Person> found(String cloudId, PeopleSought sought) {
    return people.page(cloudId, sought.search(), SubscriberFilter.Sort.USERNAME, 0, 1);
  }

  /** The codes of the first of them, who stands for all. */
  private List<CodeView> codes(String cloudId, List<String> usernames, PeopleSought sought) {
    Optional<String> first =
        usernames.isEmpty()
            ? found(cloudId, sought).items().stream()
                .findFirst()
                .map(person -> person.subscriber().username())
            : Optional.of(usernames.get(0));
    return first.map(name -> onboarding.codes(cloudId, name)).orElse(List.of());
  }

  /** Makes the codes, and the sheet with them, which is shown only now. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response make(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    List<String> usernames = form.texts("username");
    PeopleSought sought = PeopleSought.of(form.text("q"), form.text("in"), form.text("show"));
    CodeWish wish = CodeWish.of(form);
    Look look = Look.of(form);
    List<CodeView> codes = codes(cloudId, usernames, sought);
    if (wish.isOld(codes)) {
      return page(
          request, cloudId, usernames, sought, wish.again(codes), look, true, Optional.empty());
    }
    try {
      SheetForm sheet =
          new SheetForm(
              SheetForm.perPage(form.text("perPage")),
              Paper.of(form.text("paper")),
              form.has("cutMarks"));
      Selection whom =
          usernames.isEmpty()
              ? new Selection.Found(sought.search())
              : new Selection.Named(usernames);
      return answer(
          OnboardingSheet.of(
              onboarding.createMany(cloudId, whom, wish.life(), wish.test()),
              new LanguageWish(form.filled("language"), Optional.empty()),
              sheet));
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, usernames, sought, wish, look, false, Optional.of(fault));
    }
  }

  private static Response answer(OnboardingSheet sheet) {
    return Response.ok(sheet.html().getBytes(StandardCharsets.UTF_8), Pages.TYPE)
        .header("Content-Security-Policy", sheet.policy())
        .build();
  }
}
