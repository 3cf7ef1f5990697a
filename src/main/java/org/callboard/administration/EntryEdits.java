package org.callboard.administration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.Draft;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;

/** What edits of quick dial items and dial actions make of a layer, saved or not. */
final class EntryEdits {

  private EntryEdits() {}

  /**
   * The entries in another order.
   *
   * @param ids each entry once
   */
  static <E> DialData order(EntryKind<E> kind, DialData data, List<String> ids) {
    Map<String, E> byId = new HashMap<>();
    kind.list().apply(data).forEach(entry -> byId.put(kind.id().apply(entry), entry));
    List<String> meant = ids.stream().map(id -> byId.containsKey(id) ? id : Text.cut(id)).toList();
    if (meant.size() != byId.size() || !byId.keySet().equals(new HashSet<>(meant))) {
      throw EditRefusedException.conflict("The order must name each entry once.");
    }
    return kind.withList()
        .apply(data, meant.stream().map(byId::get).toList())
        .leavingUnreadableOf(data);
  }

  /**
   * The draft with its entries and the live ones in another order.
   *
   * @param ids each entry once that is there after publishing, or each of the draft
   */
  static <E> DialData orderInDraft(
      EntryKind<E> kind, DialData live, DialData draft, List<String> ids) {
    return kind.inDraft().ordered(new Draft(live, draft), ids);
  }

  /** Without the entry, which must be there. */
  static <E> DialData delete(EntryKind<E> kind, DialData data, String id) {
    if (!kind.isUnreadable(data, id) && kind.find(data, id).isEmpty()) {
      throw EditRefusedException.notFound(kind.name());
    }
    return kind.without().apply(data, id);
  }

  /** The draft without the entry, its own and the live one. */
  static <E> DialData deleteInDraft(EntryKind<E> kind, DialData live, DialData draft, String id) {
    return kind.withoutInDraft().apply(new Draft(live, draft), id);
  }

  /** Hiding the entry, which must not be the layer's own. */
  static DialData hide(EntryKind<?> kind, DialData data, String id) {
    if (kind.find(data, id).isPresent() || kind.isUnreadable(data, id)) {
      throw EditRefusedException.conflict(
          id
              + " is this layer's own "
              + kind.name()
              + ". Delete it first, then hide the one below.");
    }
    return kind.hidden().with().apply(data, id);
  }

  /** Not hiding the entry, which must be hidden. */
  static DialData show(EntryKind<?> kind, DialData data, String id) {
    if (!kind.hidden().list().apply(data).contains(id)) {
      throw notHidden(kind);
    }
    return kind.hidden().without().apply(data, id);
  }

  static EditRefusedException notHidden(EntryKind<?> kind) {
    return EditRefusedException.notFound("hidden " + kind.name());
  }

  /** What is refused where no layer below has an entry. */
  static EditRefusedException nothingToHide(EntryKind<?> kind) {
    return EditRefusedException.conflict(
        "No layer below this one has a " + kind.name() + " of this id. There is nothing to hide.");
  }
}
