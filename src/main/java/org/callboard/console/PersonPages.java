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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DeviceActs;
import org.callboard.administration.GroupActs;
import org.callboard.administration.OnboardingActs;
import org.callboard.administration.Person;
import org.callboard.administration.PreviewActs;
import org.callboard.administration.SubscriberActs;
import org.callboard.administration.SubscriberChange;
import org.callboard.administration.WhyActs;
import org.callboard.device.CodeView;
import org.callboard.device.DeviceView;
import org.callboard.dialdata.DialData;
import org.callboard.layer.Layers;
import org.callboard.organization.GroupName;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** One person: names, groups, phones, codes, and what their phone shows. */
@Path("o/{cloudId}/people/{username}")
@ApplicationScoped
public class PersonPages {

  private final Pages pages;
  private final Frames frames;
  private final SubscriberActs people;
  private final GroupActs groups;
  private final DeviceActs devices;
  private final OnboardingActs onboarding;
  private final PreviewActs previews;
  private final WhyActs why;

  /** For the container's proxy only. */
  public PersonPages() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  PersonPages(
      Pages pages,
      Frames frames,
      SubscriberActs people,
      GroupActs groups,
      DeviceActs devices,
      OnboardingActs onboarding,
      PreviewActs previews,
      WhyActs why) {
    this.pages = pages;
    this.frames = frames;
    this.people = people;
    this.groups = groups;
    this.devices = devices;
    this.onboarding = onboarding;
    this.previews = previews;
    this.why = why;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @QueryParam("app") String app) {
    return page(request, cloudId, username, "test".equals(app), Optional.empty());
  }

  private record Refused(Fault fault, PersonPage.Fields typed) {}

  private Response page(
      HttpServletRequest request,
      String cloudId,
      String username,
      boolean test,
      Optional<Refused> refused) {
    Frame frame = frames.of(request, cloudId);
    Texts texts = frame.texts();
    Instant now = Instant.now();
    Person person = people.person(cloudId, username);
    SubscriberView subscriber = person.subscriber();
    PreviewActs.Phone<Layers<DialData>> preview = previews.global(cloudId, username, test, false);
    Optional<Instant> changed = why.lastChange(cloudId, username);
    ZoneId zone = preview.organization().settings().appearance().timeZone();
    PersonPage model =
        new PersonPage(
            subscriber.displayName().orElse(subscriber.username()),
            subscriber.username(),
            subscriber.enabled(),
            PhoneWords.of(person, texts, now),
            refused
                .map(there -> there.typed().after(there.fault(), subscriber))
                .orElseGet(() -> PersonPage.Fields.of(subscriber)),
            groups.list(cloudId).stream().map(view -> view.group().name().text()).toList(),
            devices.list(cloudId, username).stream()
                .map(device -> row(device, changed, texts, now))
                .toList(),
            onboarding.codes(cloudId, username).stream()
                .map(code -> row(code, texts, zone))
                .toList(),
            Phone.of(preview, test, texts),
            refused.map(
                there ->
                    there
                        .fault()
                        .overtaken(() -> overtaken(frame, there.typed(), subscriber, zone))));
    return pages.page(
        refused.map(there -> there.fault().status()).orElse(200), "person", frame, model);
  }

  private static Overtaken overtaken(
      Frame frame, PersonPage.Fields typed, SubscriberView stored, ZoneId zone) {
    PersonPage.Fields saved = PersonPage.Fields.of(stored);
    return Overtaken.of(
            stored.stamps().changed(), frame.texts(), zone, frame.in("people", stored.username()))
        .with(frame.t("person.name"), typed.name(), saved.name())
        .with(frame.t("person.username"), typed.username(), saved.username())
        .with(
            frame.t("person.groups"),
            String.join(", ", typed.groups()),
            String.join(", ", saved.groups()));
  }

  private static PersonPage.DeviceRow row(
      DeviceView device, Optional<Instant> changed, Texts texts, Instant now) {
    Instant seen = device.lastSeen().orElse(device.firstSeen());
    return new PersonPage.DeviceRow(
        device.id(),
        device.label(),
        device.agent(),
        texts.ago(device.firstSeen(), now),
        texts.ago(seen, now),
        !device.revoked(),
        WhyActs.isReached(seen, changed, now));
  }

  private static PersonPage.CodeRow row(CodeView code, Texts texts, ZoneId zone) {
    return new PersonPage.CodeRow(
        code.id(), texts.time(code.expires(), zone), code.createdBy().orElse(""));
  }

  /** Sets name, username and groups. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    Form form = FormFilter.of(request);
    Username before = stored(cloudId, username);
    try {
      Username name = Username.given(form.text("username"));
      Naming naming =
          new Naming(
              name.text().equals(before.text()) ? Optional.empty() : Optional.of(name),
              Optional.empty());
      people.put(
          cloudId,
          before,
          change(
              new Told<>(true, form.filled("name")),
              Told.absent(),
              Told.of(form.texts("group").stream().map(GroupName::sought).toList()),
              naming),
          Expected.version(form.text("version")));
      return done(request, cloudId, name.text(), "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(
          request,
          cloudId,
          username,
          false,
          Optional.of(new Refused(fault, PersonPage.Fields.of(form))));
    }
  }

  /** Lets the person's phones in, or not. */
  @POST
  @Path("enabled")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response enable(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    boolean on = FormFilter.of(request).text("enabled").equals("true");
    put(
        cloudId,
        stored(cloudId, username),
        change(Told.absent(), Told.of(on), Told.absent(), Naming.KEPT));
    return done(request, cloudId, username, on ? "enabled" : "disabled");
  }

  private void put(String cloudId, Username username, SubscriberChange change) {
    people.put(cloudId, username, change, Expected.ANYTHING.ofSomething());
  }

  private Username stored(String cloudId, String username) {
    return new Username(people.get(cloudId, username).username());
  }

  private static SubscriberChange change(
      Told<String> name, Told<Boolean> enabled, Told<List<GroupName>> groups, Naming naming) {
    return new SubscriberChange(
        name, enabled, Told.absent(), Duration.ZERO, false, groups, Told.absent(), naming);
  }

  @POST
  @Path("codes/{code}/end")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response endCode(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @PathParam("code") String code) {
    onboarding.deleteCode(cloudId, username, code);
    return done(request, cloudId, username, "codeEnded");
  }

  @POST
  @Path("devices/{device}/label")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response rename(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @PathParam("device") String device) {
    devices.rename(cloudId, username, device, FormFilter.of(request).filled("label"));
    return done(request, cloudId, username, "saved");
  }

  @POST
  @Path("devices/{device}/sign-out")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response signOut(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username,
      @PathParam("device") String device) {
    devices.revoke(cloudId, username, device);
    return done(request, cloudId, username, "deviceOut");
  }

  @POST
  @Path("devices/sign-out")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response signOutAll(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    devices.revokeAll(cloudId, username);
    return done(request, cloudId, username, "devicesOut");
  }

  /** Deletes the person, if the username was typed once more. */
  @POST
  @Path("delete")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("username") String username) {
    Username stored = stored(cloudId, username);
    String typed = FormFilter.of(request).text("confirm").strip();
    if (!typed.equals(stored.text())) {
      return done(request, cloudId, username, "notConfirmed");
    }
    people.delete(cloudId, stored.text(), Expected.ANYTHING);
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, "people"), "deleted"))
        .build();
  }

  private static Response done(
      HttpServletRequest request, String cloudId, String username, String what) {
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, "people", username), what))
        .build();
  }
}
