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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.administration.DraftActs;
import org.callboard.administration.EntryKind;
import org.callboard.administration.HidingActs;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** The quick dial of the organization, its draft, a group or a person. */
@Path(LayerPlace.PATH + QuickDialPages.PAGE)
@ApplicationScoped
public class QuickDialPages {

  static final String PAGE = "quick-dial";

  private static final int SIZE = 100;

  private final Pages pages;
  private final Frames frames;
  private final QuickDialList lists;
  private final DraftActs drafts;
  private final HidingActs hiding;
  private final PhoneBeside phones;

  /** For the container's proxy only. */
  public QuickDialPages() {
    this(null, null, null, null, null, null);
  }

  @Inject
  QuickDialPages(
      Pages pages,
      Frames frames,
      QuickDialList lists,
      DraftActs drafts,
      HidingActs hiding,
      PhoneBeside phones) {
    this.pages = pages;
    this.frames = frames;
    this.lists = lists;
    this.drafts = drafts;
    this.hiding = hiding;
    this.phones = phones;
  }

  /** What the address of a list asks for. */
  public static class Asked {
    @QueryParam("q")
    String text;

    @QueryParam("page")
    String page;

    @QueryParam("as")
    String as;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request, @BeanParam LayerPlace place, @BeanParam Asked asked) {
    Frame frame = frames.of(request, place.cloudId);
    LayerPlace.Whose whose = place.whose();
    QuickDialList.Whole whole = lists.read(place);
    String sought = asked.text == null ? "" : asked.text.strip();
    List<QuickDialPage.Row> rows = rows(whole, sought);
    Part.Read<QuickDialPage.Row> shown = Part.read(asked.page, SIZE, offset -> part(rows, offset));
    return pages.page(
        200,
        "quick-dial",
        frame,
        new QuickDialPage(
            whose,
            frame.in(whose.page(PAGE)),
            frame.may(whose.right()),
            shown.items(),
            shown.part(),
            sought,
            whole.version(),
            whose.isDraft() ? drafts.changes(place.cloudId).changes().size() : 0,
            hidden(place, whose),
            whole.unreadable(),
            phones.saved(place, asked.as, frame.texts())));
  }

  private List<QuickDialPage.Hidden> hidden(LayerPlace place, LayerPlace.Whose whose) {
    return whose.isOrganizations()
        ? List.of()
        : hiding.list(place.cloudId, place.layer(), EntryKind.QUICK_DIAL).stream()
            .map(
                entry ->
                    new QuickDialPage.Hidden(entry.id(), entry.displayName().orElse(entry.id())))
            .toList();
  }

  private static List<QuickDialPage.Row> rows(QuickDialList.Whole whole, String sought) {
    List<QuickDialList.Listed> all = whole.entries();
    return IntStream.range(0, all.size())
        .filter(i -> isSought(all.get(i).item(), sought))
        .mapToObj(i -> row(all.get(i), i == 0, i == all.size() - 1))
        .toList();
  }

  private static QuickDialPage.Row row(QuickDialList.Listed listed, boolean first, boolean last) {
    QuickDialItem item = listed.item();
    return new QuickDialPage.Row(
        item.id(),
        item.displayName(),
        item.uri(),
        item.priority().isLocked(),
        listed.change(),
        first,
        last);
  }

  private static Page<QuickDialPage.Row> part(List<QuickDialPage.Row> rows, int offset) {
    return new Page<>(rows.stream().skip(offset).limit(SIZE).toList(), rows.size());
  }

  private static boolean isSought(QuickDialItem item, String sought) {
    return QuickDialPage.isSought(item.displayName(), item.uri(), sought);
  }

  /** Moves, sorts, deletes, hides or shows. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response edit(
      @Context HttpServletRequest request, @BeanParam LayerPlace place, @BeanParam Asked asked) {
    Frame frame = frames.of(request, place.cloudId);
    String done;
    try {
      done = done(place, FormFilter.of(request), frame.texts());
    } catch (EditRefusedException e) {
      if (e.reason() != EditRefusedException.Reason.CHANGED_MEANWHILE
          && e.reason() != EditRefusedException.Reason.NOT_FOUND) {
        throw e;
      }
      done = "listChanged";
    }
    String list =
        place.page(PAGE) + Address.query("q", asked.text, "page", asked.page, "as", asked.as);
    return Redirect.toPage(request, Redirect.done(list, done)).build();
  }

  private String done(LayerPlace place, Form form, Texts texts) {
    Optional<Move> move = Move.of(form);
    if (move.isPresent()) {
      lists.move(place, form.text(move.get().field()), move.get());
      return "moved";
    }
    if (form.has("delete")) {
      lists.delete(place, form.text("delete"));
      return place.whose().isDraft() ? "entryDeletedInDraft" : "entryDeleted";
    }
    if (form.has("hide")) {
      hiding.hide(place.cloudId, place.layer(), EntryKind.QUICK_DIAL, form.text("hide"));
      return "entryHidden";
    }
    if (form.has("show")) {
      hiding.show(place.cloudId, place.layer(), EntryKind.QUICK_DIAL, form.text("show"));
      return "entryShown";
    }
    if (form.has("sort")) {
      lists.sort(place, texts.collation());
      return "sorted";
    }
    lists.arrange(place, form.texts("entry"), form.text("version"));
    return "moved";
  }
}
