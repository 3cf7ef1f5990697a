package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.GroupActs;
import org.callboard.administration.Onboarding;
import org.callboard.administration.OnboardingActs;
import org.callboard.administration.Person;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.SubscriberChange;
import org.callboard.organization.GroupName;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** The people of an organization, and somebody new. */
@Path("o/{cloudId}")
@ApplicationScoped
public class PeoplePages {

  private static final int SIZE = 25;

  private final Pages pages;
  private final Frames frames;
  private final SubscriberActs people;
  private final GroupActs groups;
  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public PeoplePages() {
    this(null, null, null, null, null);
  }

  @Inject
  PeoplePages(
      Pages pages,
      Frames frames,
      SubscriberActs people,
      GroupActs groups,
      OnboardingActs onboarding) {
    this.pages = pages;
    this.frames = frames;
    this.people = people;
    this.groups = groups;
    this.onboarding = onboarding;
  }

  /** What the address of the list asks for. */
  public static class Asked {
    @PathParam("cloudId")
    String cloudId;

    @QueryParam("q")
    String text;

    @QueryParam("group")
    String group;

    @QueryParam("show")
    String show;

    @QueryParam("page")
    String page;
  }

  /** A person in the list. */
  public record Row(String username, String name, List<String> groups, PhoneWords phones) {

    public Row {
      groups = List.copyOf(groups);
    }
  }

  /**
   * The list.
   *
   * @param groups all that can be chosen
   */
  public record People(List<Row> rows, Part part, PeopleSought sought, List<String> groups) {

    public People {
      rows = List.copyOf(rows);
      groups = List.copyOf(groups);
    }
  }

  @GET
  @Path("people")
  @RolesAllowed(Roles.SEE)
  public Response list(@Context HttpServletRequest request, @BeanParam Asked asked) {
    Frame frame = frames.of(request, asked.cloudId);
    PeopleSought sought = PeopleSought.of(asked.text, asked.group, asked.show);
    Part.Read<Person> list =
        Part.read(
            asked.page,
            SIZE,
            offset ->
                people.page(
                    asked.cloudId,
                    sought.search(),
                    SubscriberFilter.Sort.DISPLAY_NAME,
                    offset,
                    SIZE));
    Instant now = Instant.now();
    List<Row> rows = list.items().stream().map(one -> row(one, frame.texts(), now)).toList();
    return pages.page(
        200, "people", frame, new People(rows, list.part(), sought, groupNames(asked.cloudId)));
  }

  private static Row row(Person person, Texts texts, Instant now) {
    SubscriberView subscriber = person.subscriber();
    return new Row(
        subscriber.username(),
        subscriber.displayName().orElse(subscriber.username()),
        subscriber.groups(),
        PhoneWords.of(person, texts, now));
  }

  private List<String> groupNames(String cloudId) {
    return groups.list(cloudId).stream().map(view -> view.group().name().text()).toList();
  }

  /**
   * Somebody new, as far as they were typed.
   *
   * @param all the groups that can be chosen
   * @param chosen those that are
   * @param fault what was wrong; empty at first
   */
  public record NewPerson(
      String name,
      String username,
      List<String> all,
      List<String> chosen,
      boolean withPassword,
      Optional<Fault> fault) {

    public NewPerson {
      all = List.copyOf(all);
      chosen = List.copyOf(chosen);
    }

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  @GET
  @Path("add-person")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response add(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return pages.page(
        200,
        "add-person",
        frames.of(request, cloudId),
        new NewPerson("", "", groupNames(cloudId), List.of(), false, Optional.empty()));
  }

  /** Makes somebody, and what they are handed, which is shown only now. */
  @POST
  @Path("add-person")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response make(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    Frame frame = frames.of(request, cloudId);
    List<String> chosen = form.texts("group");
    boolean withPassword = form.text("signIn").equals("password");
    try {
      Username username = Username.given(form.text("username"));
      people.put(cloudId, username, change(form, chosen, withPassword), Expected.NOTHING);
      return handed(request, cloudId, username, frame);
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).ofTaken("username");
      if (!fault.isOfValues()) {
        throw e;
      }
      return pages.page(
          fault.status(),
          "add-person",
          frame,
          new NewPerson(
              form.text("name"),
              form.text("username"),
              groupNames(cloudId),
              chosen,
              withPassword,
              Optional.of(fault)));
    }
  }

  private Response handed(
      HttpServletRequest request, String cloudId, Username username, Frame frame) {
    Onboarding made;
    try {
      made = onboarding.create(cloudId, username.text(), Optional.empty(), false);
    } catch (RuntimeException e) { // the person is there, and their page makes a code
      return Redirect.toPage(
              request,
              Redirect.done(Redirect.page(cloudId, "people", username.text()), "addedWithoutCode"))
          .build();
    }
    return pages.page(200, "handed", frame, Handed.of(made, frame.texts()));
  }

  private static SubscriberChange change(Form form, List<String> chosen, boolean withPassword) {
    return new SubscriberChange(
        new Told<>(true, form.filled("name")),
        Told.absent(),
        withPassword ? Told.of(form.text("password")) : Told.absent(),
        Duration.ZERO,
        false,
        Told.of(chosen.stream().map(GroupName::sought).toList()),
        Told.absent());
  }
}
