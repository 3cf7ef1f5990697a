package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.administration.DraftActs;
import org.callboard.administration.EntryKind;
import org.callboard.administration.HidingActs;
import org.callboard.administration.UnsavedEdit;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** Answers the requests of {@link QuickDialPages}. */
@ApplicationScoped
public class QuickDialEditor {

  private static final int SIZE = 100;

  private final Pages pages;
  private final Frames frames;
  private final QuickDialList lists;
  private final DraftActs drafts;
  private final HidingActs hiding;
  private final PhoneBeside phones;

  /** For the container's proxy only. */
  protected QuickDialEditor() {
    this(null, null, null, null, null, null);
  }

  @Inject
  QuickDialEditor(
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

  Response list(HttpServletRequest request, ListPlace place, QuickDialPages.Asked asked) {
    Frame frame = frames.of(request, place.cloudId);
    QuickDialList.Whole whole = lists.read(place);
    String sought = asked.text == null ? "" : asked.text.strip();
    List<QuickDialPage.Row> rows = rows(whole, sought);
    Part.Read<QuickDialPage.Row> shown = Part.read(asked.page, SIZE, offset -> part(rows, offset));
    int changes = place.isDraft() ? drafts.changes(place.cloudId).changes().size() : 0;
    return pages.page(
        200,
        "quick-dial",
        frame,
        new QuickDialPage(
            QuickDialPage.Place.of(place, frame.root()),
            edits(place, frame),
            shown.items(),
            shown.part(),
            sought,
            whole.version(),
            changes,
            hidden(place),
            whole.unreadable(),
            phones.saved(place, asked.as, frame.texts())));
  }

  private List<QuickDialPage.Hidden> hidden(ListPlace place) {
    return place.isOrganizations()
        ? List.of()
        : hiding.list(place.cloudId, place.layer(), EntryKind.QUICK_DIAL).stream()
            .map(
                entry ->
                    new QuickDialPage.Hidden(entry.id(), entry.displayName().orElse(entry.id())))
            .toList();
  }

  private static boolean edits(ListPlace place, Frame frame) {
    LayerKey.Kind kind = place.layer().kind();
    boolean ofMany = kind == LayerKey.Kind.ORGANIZATION || kind == LayerKey.Kind.GROUP;
    return frame.may(ofMany ? Roles.MANAGE : Roles.EDIT_PEOPLE);
  }

  private static List<QuickDialPage.Row> rows(QuickDialList.Whole whole, String sought) {
    List<QuickDialList.Listed> all = whole.entries();
    return IntStream.range(0, all.size())
        .filter(i -> isMeant(all.get(i).item(), sought))
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

  private static boolean isMeant(QuickDialItem item, String sought) {
    return sought.isEmpty() || contains(item.displayName(), sought) || contains(item.uri(), sought);
  }

  private static boolean contains(String text, String sought) {
    return text.toLowerCase(Locale.ROOT).contains(sought.toLowerCase(Locale.ROOT));
  }

  /** What a button of the list does. */
  Response edit(
      HttpServletRequest request, ListPlace place, QuickDialPages.Asked asked, Form form) {
    Frame frame = frames.of(request, place.cloudId);
    String done;
    try {
      done = done(place, form, frame.texts());
    } catch (EditRefusedException e) {
      if (e.reason() != EditRefusedException.Reason.CHANGED_MEANWHILE
          && e.reason() != EditRefusedException.Reason.NOT_FOUND) {
        throw e;
      }
      done = "listChanged";
    }
    String list =
        place.page(
            "",
            "page",
            asked.page == null ? "" : asked.page,
            "as",
            asked.as == null ? "" : asked.as);
    return Redirect.toPage(request, Redirect.done(list, done)).build();
  }

  private String done(ListPlace place, Form form, Texts texts) {
    for (QuickDialList.Move move : QuickDialList.Move.values()) {
      String name = move.name().toLowerCase(Locale.ROOT);
      if (form.has(name)) {
        lists.move(place, form.text(name), move);
        return "moved";
      }
    }
    if (form.has("delete")) {
      lists.delete(place, form.text("delete"));
      return place.isDraft() ? "entryDeletedInDraft" : "entryDeleted";
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

  Response add(
      HttpServletRequest request, ListPlace place, QuickDialPages.Asked asked, String like) {
    EntryForm entry =
        like == null || like.isEmpty() ? EntryForm.empty() : EntryForm.copy(lists.get(place, like));
    return form(request, place, entry, Optional.empty(), asked.as);
  }

  Response entry(
      HttpServletRequest request, ListPlace place, QuickDialPages.Asked asked, String id) {
    return form(
        request,
        place,
        EntryForm.of(lists.get(place, id == null ? "" : id)),
        Optional.empty(),
        asked.as);
  }

  private Response form(
      HttpServletRequest request,
      ListPlace place,
      EntryForm entry,
      Optional<Fault> fault,
      String as) {
    Frame frame = frames.of(request, place.cloudId);
    Beside beside =
        fault.isEmpty()
            ? phones.saved(place, as, frame.texts())
            : phones.unsaved(place, as, edit(place, entry), frame.texts());
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "quick-dial-entry",
        frame,
        new EntryPage(QuickDialPage.Place.of(place, frame.root()), entry, fault, beside));
  }

  Response save(
      HttpServletRequest request, ListPlace place, QuickDialPages.Asked asked, Form form) {
    EntryForm entry = EntryForm.of(form);
    try {
      lists.put(
          place,
          entry.item(),
          entry.isNew() ? Expected.NOTHING : Expected.version(entry.version()));
      String done = place.isDraft() ? "savedInDraft" : "saved";
      String list = place.page("", "as", asked.as == null ? "" : asked.as);
      return Redirect.toPage(request, Redirect.done(list, done)).build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      boolean overtaken = fault.status() == 412 && !entry.isNew();
      return form(
          request,
          place,
          overtaken ? entry.over(lists.get(place, entry.id())) : entry,
          Optional.of(fault),
          asked.as);
    }
  }

  Response phone(HttpServletRequest request, ListPlace place, Form form) {
    Frame frame = frames.of(request, place.cloudId);
    Beside beside =
        phones.unsaved(place, form.text("as"), edit(place, EntryForm.of(form)), frame.texts());
    return pages.page(200, "beside", frame, beside);
  }

  /** What is typed, as an edit; what is wrong with it is told when it is tried. */
  private static UnsavedEdit edit(ListPlace place, EntryForm entry) {
    return UnsavedEdit.put(
        place.layerName(),
        EntryKind.QUICK_DIAL,
        entry.isNew() ? entry.distinction() : entry.id(),
        (id, before) -> entry.item());
  }
}
