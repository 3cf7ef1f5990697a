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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.dialdata.DialAction;
import org.callboard.phone.xml.DialActionReader;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;

/** The dial actions of the organization, its draft, a group or a person. */
@Path(LayerPlace.PATH + DialActionPages.PAGE)
@ApplicationScoped
public class DialActionPages {

  static final String PAGE = "dial-actions";
  private static final String CHANGED = "listChanged";
  private static final String ENTRY = "entry";
  private static final EntryKind<DialAction> KIND = EntryKind.DIAL_ACTIONS;

  private final Pages pages;
  private final Frames frames;
  private final EntryActs actions;
  private final ProvisioningXml xml;

  /** For the container's proxy only. */
  public DialActionPages() {
    this(null, null, null, null);
  }

  @Inject
  DialActionPages(Pages pages, Frames frames, EntryActs actions, ProvisioningXml xml) {
    this.pages = pages;
    this.frames = frames;
    this.actions = actions;
    this.xml = xml;
  }

  /**
   * The list.
   *
   * @param unreadable the ids of what cannot be read
   * @param version of its order
   */
  public record DialActionList(
      LayerPlace.Whose whose, List<Row> rows, List<String> unreadable, String version) {

    public DialActionList {
      rows = List.copyOf(rows);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** One of them. */
  public record Row(String id, String title) {}

  /**
   * @param add whether the form for a new one is asked for
   */
  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @QueryParam("add") String add) {
    Frame frame = frames.of(request, place.cloudId);
    var list = actions.list(place.cloudId, place.layer(), KIND);
    if (add != null) {
      DialActionForm empty = DialActionForm.of(Form.EMPTY);
      return page(request, place, "", Optional.empty(), empty, "", Optional.empty());
    }
    return pages.page(
        200,
        "dial-actions",
        frame,
        new DialActionList(
            place.whose(),
            list.items().stream()
                .map(a -> new Row(a.id(), DialActionForm.title(a, frame.texts().language())))
                .toList(),
            list.unreadable().keySet().stream().sorted().toList(),
            KIND.version(list.items())));
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("id") String id) {
    DialAction stored = actions.get(place.cloudId, place.layer(), KIND, id);
    return page(
        request,
        place,
        id,
        Optional.of(stored),
        DialActionForm.of(stored),
        text(stored),
        Optional.empty());
  }

  private String text(DialAction action) {
    return new String(xml.dialAction(action), StandardCharsets.UTF_8);
  }

  private Response page(
      HttpServletRequest request,
      LayerPlace place,
      String id,
      Optional<DialAction> stored,
      DialActionForm typed,
      String typedXml,
      Optional<Fault> fault) {
    String version = stored.map(KIND::version).orElse("");
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "dial-action",
        frames.of(request, place.cloudId),
        new DialActionPage(
            place.whose(),
            id,
            stored.isPresent(),
            typed.title(),
            typed.rewriting(),
            stored.map(DialActionPage::others).orElse(List.of()),
            typedXml,
            fault
                .map(f -> f.versionAgain(FormFilter.of(request).text("version"), version))
                .orElse(version),
            FormFilter.of(request).has("xml"),
            fault));
  }

  /** Adds one, or puts them into another order. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response add(@Context HttpServletRequest request, @BeanParam LayerPlace place) {
    Form form = FormFilter.of(request);
    if (Order.isIn(form, ENTRY)) {
      return move(request, place, form);
    }
    String id = Text.cut(form.text("id"));
    return saved(
        request,
        place,
        id,
        Expected.NOTHING,
        before -> {
          Text.checkNew("id", Text.visible("id", id));
          return DialActionForm.of(form).over(id, Optional.empty());
        });
  }

  private Response move(HttpServletRequest request, LayerPlace place, Form form) {
    List<DialAction> list = actions.list(place.cloudId, place.layer(), KIND).items();
    List<String> now = list.stream().map(DialAction::id).toList();
    Optional<List<String>> order = Order.of(form, now, ENTRY, Function.identity());
    if (order.isEmpty()) {
      return toList(request, place, CHANGED);
    }
    try {
      actions.order(
          place.cloudId, place.layer(), KIND, order.get(), Expected.version(form.text("version")));
      return toList(request, place, "moved");
    } catch (EditRefusedException e) {
      if (e.reason() != EditRefusedException.Reason.CHANGED_MEANWHILE) {
        throw e;
      }
      return toList(request, place, CHANGED);
    }
  }

  private static Response toList(HttpServletRequest request, LayerPlace place, String what) {
    return Redirect.toPage(request, Redirect.done(place.page(PAGE), what)).build();
  }

  /** Sets title and rules. */
  @POST
  @Path("{id}")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response put(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("id") String id) {
    Form form = FormFilter.of(request);
    return saved(
        request,
        place,
        id,
        Expected.version(form.text("version")),
        before -> DialActionForm.of(form).over(id, before));
  }

  /** Sets all of it. */
  @POST
  @Path("{id}/xml")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response putXml(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("id") String id) {
    Form form = FormFilter.of(request);
    return saved(
        request,
        place,
        id,
        Expected.version(form.text("version")),
        before -> DialActionReader.read(form.text("xml"), id));
  }

  private Response saved(
      HttpServletRequest request,
      LayerPlace place,
      String id,
      Expected expected,
      Function<Optional<DialAction>, DialAction> edit) {
    try {
      actions.put(place.cloudId, place.layer(), KIND, id, edit, expected);
      return done(request, place, "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      Fault told = expected == Expected.NOTHING ? fault.ofTaken("id") : fault;
      Form form = FormFilter.of(request);
      Optional<DialAction> stored =
          expected == Expected.NOTHING
              ? Optional.empty()
              : Optional.of(actions.get(place.cloudId, place.layer(), KIND, id));
      return page(
          request,
          place,
          id,
          stored,
          form.has("xml") ? stored.map(DialActionForm::of).orElseThrow() : DialActionForm.of(form),
          form.has("xml") ? form.text("xml") : stored.map(this::text).orElse(""),
          Optional.of(told.overtaken(() -> overtaken(request, place, stored.orElseThrow()))));
    }
  }

  private Overtaken overtaken(HttpServletRequest request, LayerPlace place, DialAction stored) {
    Frame frame = frames.of(request, place.cloudId);
    Overtaken both = Overtaken.unknown(frame.root() + "/" + place.page(PAGE, stored.id()));
    return DialActionForm.versions(both, FormFilter.of(request), stored, text(stored), frame);
  }

  @POST
  @Path("{id}/delete")
  @RolesAllowed(Roles.MANAGE)
  public Response delete(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @PathParam("id") String id) {
    actions.delete(place.cloudId, place.layer(), KIND, id, Expected.ANYTHING);
    return done(request, place, "actionDeleted");
  }

  /**
   * What was found in XML.
   *
   * @param wrong what is wrong with it; empty if nothing is
   */
  public record Checked(Optional<String> wrong) {}

  /** Looks at rules or at a whole dial action while somebody types them. */
  @POST
  @Path("check")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response check(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @QueryParam("id") String id) {
    Frame frame = frames.of(request, place.cloudId);
    Form form = FormFilter.of(request);
    Optional<String> wrong = Optional.empty();
    try {
      if (form.has("xml")) {
        DialActionReader.read(form.text("xml"), id == null ? "" : id);
      } else {
        DialActionForm.of(form).rules();
      }
    } catch (InvalidValueException e) {
      wrong = Optional.of(e.violations().get(0).sentence());
    }
    return pages.page(200, "checked", frame, new Checked(wrong));
  }

  private static Response done(HttpServletRequest request, LayerPlace place, String what) {
    String done = place.whose().isDraft() ? "inDraft" : what;
    return Redirect.toPage(request, Redirect.done(place.page(PAGE), done)).build();
  }
}
