package org.callboard.rest;

import java.util.Optional;
import java.util.function.Function;
import org.callboard.administration.EntryKind;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.platform.JsonFields;
import org.callboard.platform.JsonObjectForm;

/**
 * How the entries of one kind stand in bodies.
 *
 * @param form of an entry whose id is known
 */
record EntryBody<E>(EntryKind<E> kind, Function<String, JsonObjectForm<E>> form) {

  static final EntryBody<QuickDialItem> QUICK_DIAL =
      new EntryBody<>(EntryKind.QUICK_DIAL, DialDataJson::item);

  static final EntryBody<DialAction> DIAL_ACTIONS =
      new EntryBody<>(EntryKind.DIAL_ACTIONS, DialDataJson::action);

  /**
   * Reads an entry; null if the body has faults, which it notes.
   *
   * @param before what there is, of which stays what the body does not mention
   */
  E read(String id, JsonFields body, Optional<E> before) {
    return form.apply(id)
        .read(before.map(there -> body.over(kind.json().apply(there))).orElse(body));
  }
}
