package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.callboard.account.SettingWhereabouts;
import org.callboard.administration.Hindrance;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.WhyActs;
import org.callboard.dialdata.Whereabouts;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** Why a person's phones have an entry or not. */
@Path("o/{cloudId}/people/{username}/why")
@ApplicationScoped
public class WhyPages {

  private final Pages pages;
  private final Frames frames;
  private final SubscriberActs people;
  private final WhyActs acts;

  /** For the container's proxy only. */
  public WhyPages() {
    this(null, null, null, null);
  }

  @Inject
  WhyPages(Pages pages, Frames frames, SubscriberActs people, WhyActs acts) {
    this.pages = pages;
    this.frames = frames;
    this.people = people;
    this.acts = acts;
  }

  /** Where something is that was asked for, and why. */
  public record Answer(String name, String id, Said sentence) {}

  /**
   * The page.
   *
   * @param sought empty text if nothing was asked for yet
   * @param hindrances why none of the person's phones is served
   * @param heard when their phones asked last; empty if they never did
   * @param unheard whether no phone has asked since the last change
   */
  public record Why(
      String username,
      String shown,
      String sought,
      List<Said> hindrances,
      Optional<String> heard,
      boolean unheard,
      List<Answer> answers) {

    public Why {
      hindrances = List.copyOf(hindrances);
      answers = List.copyOf(answers);
    }
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response why(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @QueryParam("q") String text) {
    Frame frame = frames.of(request, cloudId);
    SubscriberView person = people.get(cloudId, username);
    String sought = Objects.toString(text, "").strip();
    String shown = person.displayName().orElse(person.username());
    Why empty =
        new Why(person.username(), shown, sought, List.of(), Optional.empty(), false, List.of());
    return pages.page(
        200, "why", frame, sought.isEmpty() ? empty : answered(frame, cloudId, empty));
  }

  private Why answered(Frame frame, String cloudId, Why asked) {
    WhyActs.Why why = acts.why(cloudId, asked.username(), asked.sought());
    List<Answer> answers = new ArrayList<>();
    why.found().forEach(entry -> answers.add(answer(frame, entry)));
    why.settings().forEach(setting -> answers.add(answer(frame, setting)));
    return new Why(
        asked.username(),
        asked.shown(),
        asked.sought(),
        why.hindrances().stream().map(Hindrance::sentence).map(frame::said).toList(),
        why.contact()
            .last()
            .map(last -> frame.texts().time(last, frame.organization().orElseThrow().zone())),
        why.isUnheard(),
        answers);
  }

  private static Answer answer(Frame frame, Whereabouts entry) {
    return new Answer(
        entry.displayName().orElse(entry.id()), entry.id(), frame.said(entry.sentence()));
  }

  private static Answer answer(Frame frame, SettingWhereabouts setting) {
    return new Answer(setting.name(), setting.name(), frame.said(setting.sentence()));
  }
}
