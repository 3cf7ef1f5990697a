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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administration.EntryKind;
import org.callboard.administration.UnsavedEdit;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** The form of a quick dial entry, with the phone beside it. */
@Path(LayerPlace.PATH + QuickDialPages.PAGE + "/entry")
@ApplicationScoped
public class QuickDialEntryPages {

  private final Pages pages;
  private final Frames frames;
  private final QuickDialList lists;
  private final PhoneBeside phones;

  /** For the container's proxy only. */
  public QuickDialEntryPages() {
    this(null, null, null, null);
  }

  @Inject
  QuickDialEntryPages(Pages pages, Frames frames, QuickDialList lists, PhoneBeside phones) {
    this.pages = pages;
    this.frames = frames;
    this.lists = lists;
    this.phones = phones;
  }

  /**
   * The form.
   *
   * @param id of the entry; of none if a new one is added
   * @param like the id of an entry that the new one begins as a copy of
   * @param as whose phone is beside it
   */
  @GET
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response form(
      @Context HttpServletRequest request,
      @BeanParam LayerPlace place,
      @QueryParam("id") String id,
      @QueryParam("like") String like,
      @QueryParam("as") String as) {
    if (!frames.of(request, place.cloudId).may(place.whose().right())) {
      throw PageException.forbidden();
    }
    EntryForm entry =
        id != null
            ? EntryForm.of(lists.get(place, id))
            : like != null ? EntryForm.copy(lists.get(place, like)) : EntryForm.empty();
    return page(request, place, entry, Optional.empty(), as);
  }

  private Response page(
      HttpServletRequest request,
      LayerPlace place,
      EntryForm entry,
      Optional<Fault> fault,
      String as) {
    Frame frame = frames.of(request, place.cloudId);
    Beside beside =
        fault.isEmpty()
            ? phones.saved(place, as, frame.texts())
            : phones.unsaved(place, as, edit(place, entry), frame.texts());
    LayerPlace.Whose whose = place.whose();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "quick-dial-entry",
        frame,
        new EntryPage(whose, frame.in(whose.page(QuickDialPages.PAGE)), entry, fault, beside));
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response save(@Context HttpServletRequest request, @BeanParam LayerPlace place) {
    Form form = FormFilter.of(request);
    EntryForm entry = EntryForm.of(form);
    String as = form.text("as");
    try {
      lists.put(
          place,
          entry.item(),
          entry.isNew() ? Expected.NOTHING : Expected.version(entry.version()));
      String list = place.page(QuickDialPages.PAGE) + Address.query("as", as);
      String done = place.whose().isDraft() ? "savedInDraft" : "saved";
      return Redirect.toPage(request, Redirect.done(list, done)).build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return entry.isNew() || fault.status() != 412
          ? page(request, place, entry, Optional.of(fault), as)
          : overtaken(request, place, entry, fault, as);
    }
  }

  private Response overtaken(
      HttpServletRequest request, LayerPlace place, EntryForm entry, Fault fault, String as) {
    EntryForm saved = EntryForm.of(lists.get(place, entry.id()));
    Frame frame = frames.of(request, place.cloudId);
    Overtaken both =
        entry.beside(
            saved,
            Overtaken.unknown(
                frame.in(place.whose().page(QuickDialPages.PAGE))
                    + "/entry"
                    + Address.query("id", entry.id(), "as", as)),
            frame);
    return page(request, place, entry.over(saved), Optional.of(fault.overtaken(() -> both)), as);
  }

  /** The phone with what is typed, which is not saved. */
  @POST
  @Path("phone")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response phone(@Context HttpServletRequest request, @BeanParam LayerPlace place) {
    Form form = FormFilter.of(request);
    Frame frame = frames.of(request, place.cloudId);
    Beside beside =
        phones.unsaved(place, form.text("as"), edit(place, EntryForm.of(form)), frame.texts());
    return pages.page(200, "beside", frame, beside);
  }

  /** What is typed, as an edit; what is wrong with it is told when it is tried. */
  private static UnsavedEdit edit(LayerPlace place, EntryForm entry) {
    return UnsavedEdit.put(
        place.whose().layer(),
        EntryKind.QUICK_DIAL,
        entry.isNew() ? entry.distinction() : entry.id(),
        (id, before) -> entry.item());
  }
}
