package org.callboard.rest;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
 * @param given what somebody has typed, without what nobody sees
 */
record EntryBody<E>(
    EntryKind<E> kind, Function<String, JsonObjectForm<E>> form, UnaryOperator<E> given) {

  static final EntryBody<QuickDialItem> QUICK_DIAL =
      new EntryBody<>(EntryKind.QUICK_DIAL, DialDataJson::item, QuickDialItem::given);

  static final EntryBody<DialAction> DIAL_ACTIONS =
      new EntryBody<>(EntryKind.DIAL_ACTIONS, DialDataJson::action, UnaryOperator.identity());

  /**
   * Reads an entry; null if the body has faults, which it notes.
   *
   * @param before what there is, of which stays what the body does not mention
   */
  E read(String id, JsonFields body, Optional<E> before) {
    E entry =
        form.apply(id).read(before.map(there -> body.over(kind.json().apply(there))).orElse(body));
    return entry == null ? null : body.make(() -> given.apply(entry), null);
  }
}
