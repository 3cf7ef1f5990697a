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
import java.util.Objects;
import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.KnownSetting;
import org.callboard.administration.AccountSettingActs;
import org.callboard.administration.LayerName;
import org.callboard.administration.SettingChange;
import org.callboard.administration.ShownSetting;
import org.callboard.administration.WhyActs;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;

/** The account settings of the organization, its draft, a group or a person. */
@Path(LayerPlace.PATH + "account-settings")
@ApplicationScoped
public class SettingsPages {

  private static final String PAGE = "account-settings";

  private final Pages pages;
  private final Frames frames;
  private final AccountSettingActs settings;
  private final WhyActs whys;

  /** For the container's proxy only. */
  public SettingsPages() {
    this(null, null, null, null);
  }

  @Inject
  SettingsPages(Pages pages, Frames frames, AccountSettingActs settings, WhyActs whys) {
    this.pages = pages;
    this.frames = frames;
    this.settings = settings;
    this.whys = whys;
  }

  /**
   * @param named a setting whose page is asked for by its name
   */
  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @QueryParam("q") String sought,
      @QueryParam("show") String show,
      @QueryParam("name") String named) {
    Frame frame = frames.of(request, place.cloudId);
    if (named != null && !named.isBlank()) {
      return Redirect.toPage(request, place.page(PAGE, named.strip())).build();
    }
    return pages.page(
        200,
        "settings",
        frame,
        SettingsPage.of(
            place.whose(),
            Objects.toString(sought, ""),
            "here".equals(show),
            settings.list(place.cloudId, place.layer(), false).items(),
            origins(place, frame.texts()),
            frame.texts()));
  }

  private Origins origins(LayerPlace place, Texts texts) {
    LayerName layer = place.layer();
    return switch (layer.kind()) {
      case ORGANIZATION -> Origins.none();
      case DRAFT, GROUP ->
          Origins.ofOrganization(
              settings.list(place.cloudId, LayerName.organization(), false).items(), texts);
      case SUBSCRIBER -> Origins.ofPerson(whys.settings(place.cloudId, layer.owner()), texts);
    };
  }

  @GET
  @Path("{name}")
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("name") String name) {
    checkName(name);
    return page(request, place, name, stored(place, name, false), Optional.empty());
  }

  /** The core says what a setting can be called. */
  private static void checkName(String name) {
    new SettingChange(name, Told.absent(), Told.absent(), Told.absent());
  }

  private Optional<ShownSetting> stored(LayerPlace place, String name, boolean reveal) {
    try {
      return Optional.of(settings.get(place.cloudId, place.layer(), name, reveal));
    } catch (EditRefusedException e) {
      if (e.reason() != EditRefusedException.Reason.NOT_FOUND) {
        throw e;
      }
      settings.list(place.cloudId, place.layer(), false); // there is no such layer, perhaps
      return Optional.empty();
    }
  }

  private record Refused(Fault fault, SettingPage.Fields typed) {}

  private Response page(
      HttpServletRequest request,
      LayerPlace place,
      String name,
      Optional<ShownSetting> stored,
      Optional<Refused> refused) {
    Frame frame = frames.of(request, place.cloudId);
    Optional<KnownSetting> known = AccountCatalogue.find(name);
    SettingPage.Fields fields =
        refused
            .map(r -> r.typed().after(r.fault(), stored.map(ShownSetting::version).orElse("")))
            .orElseGet(
                () ->
                    stored
                        .map(SettingPage.Fields::of)
                        .orElseGet(() -> SettingPage.Fields.ofNew(name)));
    return pages.page(
        refused.map(r -> r.fault().status()).orElse(200),
        "setting",
        frame,
        new SettingPage(
            place.whose(),
            name,
            known,
            known.map(k -> frame.said(k.sentence())),
            stored.isPresent(),
            stored.filter(s -> s.secret() && s.value().isPresent()).isPresent(),
            fields,
            origins(place, frame.texts()).of(name),
            refused.map(Refused::fault)));
  }

  @POST
  @Path("{name}")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response put(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("name") String name) {
    SettingPage.Fields typed = SettingPage.Fields.of(FormFilter.of(request));
    try {
      settings.put(place.cloudId, place.layer(), change(name, typed), expected(typed.version()));
      return done(
          request, place, place.layer().kind() == LayerKey.Kind.DRAFT ? "inDraft" : "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      Optional<ShownSetting> stored = stored(place, name, false);
      Fault told = fault.overtaken(() -> overtaken(request, place, name, typed, stored));
      return page(request, place, name, stored, Optional.of(new Refused(told, typed)));
    }
  }

  /** Secrets are shown to nobody who does not ask for them. */
  private Overtaken overtaken(
      HttpServletRequest request,
      LayerPlace place,
      String name,
      SettingPage.Fields typed,
      Optional<ShownSetting> stored) {
    Frame frame = frames.of(request, place.cloudId);
    SettingPage.Fields saved =
        stored.map(SettingPage.Fields::of).orElseGet(() -> SettingPage.Fields.ofNew(name));
    Overtaken both =
        Overtaken.unknown(frame.root() + "/" + place.page(PAGE, name))
            .with(frame.field("priority"), typed.priority(), saved.priority());
    return typed.secret() || saved.secret()
        ? both
        : both.with(frame.field("value"), typed.value().shown(), saved.value().shown());
  }

  /** What is empty of a secret stays as it is: the form does not show it. */
  private static SettingChange change(String name, SettingPage.Fields typed) {
    boolean keeps = typed.secret() && typed.value().isEmpty() && !typed.version().isEmpty();
    Told<KeyNodeValue> value =
        keeps ? new Told<>(true, Optional.empty()) : Told.of(typed.value().value());
    boolean isKnown = AccountCatalogue.find(name).isPresent();
    return new SettingChange(
        name,
        value,
        new Told<>(true, priority(typed.priority())),
        isKnown ? Told.absent() : Told.of(typed.secret()));
  }

  private static Optional<MergePriority> priority(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MergePriority(Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      throw new InvalidValueException("priority", "must be a whole number.");
    }
  }

  private static Expected expected(String version) {
    return version.isEmpty() ? Expected.NOTHING : Expected.version(version);
  }

  /** Shows a secret, which is on record. */
  @POST
  @Path("{name}/show")
  @RolesAllowed(Roles.MANAGE)
  public Response show(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("name") String name) {
    return page(
        request,
        place,
        name,
        Optional.of(settings.get(place.cloudId, place.layer(), name, true)),
        Optional.empty());
  }

  @POST
  @Path("{name}/delete")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("name") String name) {
    settings.delete(
        place.cloudId,
        place.layer(),
        name,
        Expected.version(FormFilter.of(request).text("version")));
    return done(request, place, place.layer().kind() == LayerKey.Kind.DRAFT ? "inDraft" : "taken");
  }

  private static Response done(HttpServletRequest request, LayerPlace place, String what) {
    return Redirect.toPage(request, Redirect.done(place.page(PAGE), what)).build();
  }
}
