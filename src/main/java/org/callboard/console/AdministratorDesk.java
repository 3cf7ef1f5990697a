package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.AdministratorActs;
import org.callboard.administration.AdministratorChange;
import org.callboard.administration.SignInLimitActs;
import org.callboard.administrator.AdministratorJson;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.security.GuessLimits.InForce;
import org.callboard.subscriber.Username;

/**
 * The pages of administrators: those of one organization, or all that are the reader's business.
 */
@ApplicationScoped
class AdministratorDesk {

  private static final String ADMINISTRATORS = "administrators";
  private static final int SIZE = 50;

  private final Pages pages;
  private final Frames frames;
  private final AdministratorActs administrators;
  private final SignInLimitActs limits;

  /** For the container's proxy only. */
  protected AdministratorDesk() {
    this(null, null, null, null);
  }

  @Inject
  AdministratorDesk(
      Pages pages, Frames frames, AdministratorActs administrators, SignInLimitActs limits) {
    this.pages = pages;
    this.frames = frames;
    this.administrators = administrators;
    this.limits = limits;
  }

  /**
   * Where somebody is.
   *
   * @param cloudId of the organization; empty for all
   */
  record Place(HttpServletRequest request, Optional<String> cloudId) {

    /** The address of a page below the console. */
    String page(String... parts) {
      String list = cloudId.map(id -> Redirect.page(id, ADMINISTRATORS)).orElse(ADMINISTRATORS);
      StringBuilder page = new StringBuilder(list);
      for (String part : parts) {
        page.append('/').append(Address.encoded(part));
      }
      return page.toString();
    }

    /** The address of a page with the context root. */
    String address(String... parts) {
      return Frames.root(request) + "/" + page(parts);
    }

    Response done(String what, String... parts) {
      return Redirect.toPage(request, Redirect.done(page(parts), what)).build();
    }
  }

  private Frame frame(Place place) {
    return place
        .cloudId()
        .map(id -> frames.of(place.request(), id))
        .orElseGet(() -> frames.of(place.request()));
  }

  /** The roles that somebody can have in one organization, or in all. */
  private static List<String> roles(Place place) {
    return Arrays.stream(AdministratorRole.values())
        .filter(role -> place.cloudId().isEmpty() || role.mayHaveOrganization())
        .map(AdministratorRole::label)
        .toList();
  }

  Response list(Place place, String number) {
    return list(place, number, Form.EMPTY, Optional.empty());
  }

  private Response list(Place place, String number, Form typed, Optional<Fault> fault) {
    Frame frame = frame(place);
    Part.Read<AdministratorSnapshot> list = Part.read(number, SIZE, offset -> page(place, offset));
    List<AdministratorPage.Row> rows = list.items().stream().map(one -> row(one, place)).toList();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        ADMINISTRATORS,
        frame,
        new AdministratorPage.Listed(
            place.address(),
            place.cloudId().isEmpty(),
            rows,
            list.part(),
            roles(place),
            typed.text("username"),
            typed.filled("role").orElse(AdministratorRole.RECEPTION.label()),
            typed.text("organization"),
            isTyped(typed),
            fault));
  }

  private Page<AdministratorSnapshot> page(Place place, int offset) {
    return place
        .cloudId()
        .map(id -> administrators.page(id, offset, SIZE))
        .orElseGet(() -> administrators.page(offset, SIZE));
  }

  private static AdministratorPage.Row row(AdministratorSnapshot one, Place place) {
    return new AdministratorPage.Row(
        one.username(),
        place.address(one.username()),
        role(one),
        cloudId(one),
        one.enabled(),
        one.service());
  }

  private static String role(AdministratorSnapshot one) {
    return one.role().map(AdministratorRole::label).orElse("");
  }

  private static String cloudId(AdministratorSnapshot one) {
    return one.organization().map(ManagedOrganization::cloudId).orElse("");
  }

  /** Makes one, and shows the first password if nobody has typed it. */
  Response make(Place place) {
    Form form = FormFilter.of(place.request());
    Frame frame = frame(place);
    boolean typed = isTyped(form);
    try {
      String password = typed ? form.text("password") : administrators.generatePassword();
      Username username = Username.given(form.text("username"));
      Optional<String> organization = place.cloudId().or(() -> form.filled("organization"));
      administrators.put(
          username,
          AdministratorChange.of(form.text("role"), organization, true, Optional.of(password)),
          Expected.NOTHING);
      return typed
          ? place.done("administratorAdded")
          : shown(frame, place, username.text(), password);
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).ofTaken("username");
      if (!fault.isOfValues()) {
        throw e;
      }
      return list(place, null, form, Optional.of(fault));
    }
  }

  /** Whether somebody types the password, and has not left it to the server. */
  private static boolean isTyped(Form form) {
    return form.text("how").equals("typed");
  }

  private Response shown(Frame frame, Place place, String username, String password) {
    return pages.page(
        200,
        "administrator-password",
        frame,
        new AdministratorPage.Shown(username, password, place.address(username)));
  }

  Response one(Place place, String username) {
    return one(place, username, Form.EMPTY, Optional.empty());
  }

  private Response one(Place place, String username, Form typed, Optional<Fault> fault) {
    Frame frame = frame(place);
    AdministratorSnapshot there = there(place, username);
    String version = AdministratorJson.version(there);
    AdministratorPage model =
        new AdministratorPage(
            place.address(there.username()),
            place.address(),
            there.username(),
            role(there),
            typed.filled("role").orElse(role(there)),
            typed.has("organization") ? typed.text("organization") : cloudId(there),
            place.cloudId().isEmpty(),
            there.enabled(),
            there.service(),
            frame.reader().filter(one -> one.username().equals(there.username())).isPresent(),
            roles(place),
            fault
                .filter(f -> typed.has("version"))
                .map(f -> f.versionAgain(typed.text("version"), version))
                .orElse(version),
            frame.may(Roles.MANAGE) ? limits(there, frame.texts()) : List.of(),
            isTyped(typed),
            fault);
    return pages.page(fault.map(Fault::status).orElse(200), "administrator", frame, model);
  }

  private List<AdministratorPage.Limit> limits(AdministratorSnapshot there, Texts texts) {
    return limits.list(Optional.empty(), Optional.of(there.username())).stream()
        .map(
            limit ->
                new AdministratorPage.Limit(
                    limit.id(), texts.count("administrator.failures", limit.failures())))
        .toList();
  }

  /** Whoever is not of the organization is not there. */
  private AdministratorSnapshot there(Place place, String username) {
    AdministratorSnapshot there = administrators.get(username);
    boolean isHere =
        place.cloudId().isEmpty() || place.cloudId().get().equalsIgnoreCase(cloudId(there));
    if (!isHere) {
      throw PageException.notFound();
    }
    return there;
  }

  /** Does with one of them what the button says. */
  Response edit(Place place, String username) {
    Form form = FormFilter.of(place.request());
    Username name = new Username(there(place, username).username());
    try {
      return switch (form.text("do")) {
        case "role" -> setRole(place, name, form);
        case "enable" -> enable(place, name, true);
        case "disable" -> enable(place, name, false);
        case "password" -> setPassword(place, name, form);
        case "lift" -> lift(place, name, form);
        case "delete" -> delete(place, name, form);
        default -> throw PageException.malformed();
      };
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return one(
          place,
          username,
          form,
          Optional.of(
              fault.overtaken(
                  () ->
                      AdministratorPage.versions(
                          there(place, username), place.address(username), form, frame(place)))));
    }
  }

  private Response setRole(Place place, Username name, Form form) {
    Told<String> organization =
        place.cloudId().isPresent() ? Told.absent() : new Told<>(true, form.filled("organization"));
    put(
        name,
        new AdministratorChange(
            Told.of(form.text("role")), organization, Told.absent(), Told.absent(), Told.absent()),
        Expected.version(form.text("version")));
    return place.done("saved", name.text());
  }

  private Response enable(Place place, Username name, boolean on) {
    put(
        name,
        new AdministratorChange(
            Told.absent(), Told.absent(), Told.of(on), Told.absent(), Told.absent()),
        Expected.ANYTHING.ofSomething());
    return place.done(on ? "administratorOn" : "administratorOff", name.text());
  }

  private Response setPassword(Place place, Username name, Form form) {
    boolean typed = isTyped(form);
    String password = typed ? form.text("password") : administrators.generatePassword();
    put(
        name,
        new AdministratorChange(
            Told.absent(), Told.absent(), Told.absent(), Told.absent(), Told.of(password)),
        Expected.ANYTHING.ofSomething());
    return typed
        ? place.done("administratorPassword", name.text())
        : shown(frame(place), place, name.text(), password);
  }

  private void put(Username name, AdministratorChange change, Expected expected) {
    administrators.put(name, change, expected);
  }

  private Response lift(Place place, Username name, Form form) {
    limits.list(Optional.empty(), Optional.of(name.text())).stream()
        .map(InForce::id)
        .filter(form.text("limit")::equals)
        .forEach(limits::delete);
    return place.done("limitLifted", name.text());
  }

  private Response delete(Place place, Username name, Form form) {
    if (!form.text("confirm").strip().equals(name.text())) {
      return place.done("nameNotConfirmed", name.text());
    }
    administrators.delete(name.text(), Expected.ANYTHING);
    return place.done("administratorDeleted");
  }
}
