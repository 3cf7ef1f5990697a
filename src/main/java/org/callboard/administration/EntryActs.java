package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.DialLayerDirectory;
import org.callboard.dialdata.Draft;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerEdit;
import org.callboard.layer.LayerKey;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;

/** What administrators do with the quick dial items and dial actions of any layer. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EntryActs {

  private final Caller caller;
  private final DialLayerDirectory layers;
  private final DialDataEditor editor;

  /** For the container's proxy only. */
  public EntryActs() {
    this(null, null, null);
  }

  @Inject
  EntryActs(Caller caller, DialLayerDirectory layers, DialDataEditor editor) {
    this.caller = caller;
    this.layers = layers;
    this.editor = editor;
  }

  /** The layer's entries in their order. */
  public <E> LayerList<E> list(String cloudId, LayerName layer, EntryKind<E> kind) {
    requireToSee(kind);
    DialData data = layers.load(address(cloudId, layer).key());
    return new LayerList<>(kind.list().apply(data), kind.unreadable().apply(data));
  }

  /**
   * The id of the entry that is meant: the one that is written so, else the one that is meant by
   * it, without white space and invisible characters at its ends.
   */
  public <E> String idOf(String cloudId, LayerName layer, EntryKind<E> kind, String id) {
    String cut = Text.cut(id);
    if (cut.equals(id)) {
      return id;
    }
    LayerAddress address = address(cloudId, layer);
    boolean isThere =
        has(address, kind, id)
            || layer.kind() == LayerKey.Kind.DRAFT
                && has(LayerAddress.ofOrganization(address.organization()), kind, id);
    return isThere ? id : cut;
  }

  private <E> boolean has(LayerAddress address, EntryKind<E> kind, String id) {
    DialData data = layers.loadEntry(address.key(), id);
    return kind.find(data, id).isPresent() || kind.isUnreadable(data, id);
  }

  /**
   * One entry.
   *
   * @throws EditRefusedException if there is none, or it cannot be read
   */
  public <E> E get(String cloudId, LayerName layer, EntryKind<E> kind, String id) {
    requireToSee(kind);
    DialData data = layers.loadEntry(address(cloudId, layer).key(), id);
    if (kind.isUnreadable(data, id)) {
      throw Caller.unreadable(kind.name(), kind.unreadable().apply(data).get(id));
    }
    return kind.find(data, id).orElseThrow(() -> EditRefusedException.notFound(kind.name()));
  }

  /**
   * Puts entries in the place of those of the layer.
   *
   * @param edit makes them, in their order, of those that there are
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> List<E> replace(
      String cloudId,
      LayerName layer,
      EntryKind<E> kind,
      UnaryOperator<List<E>> edit,
      Expected expected) {
    return edited(
        cloudId,
        layer,
        kind,
        expected,
        data -> kind.withList().apply(data, edit.apply(kind.list().apply(data))));
  }

  /**
   * Puts the entries into another order.
   *
   * @param ids each entry once; in the draft, each that is there after publishing, or each of the
   *     draft
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> List<E> order(
      String cloudId, LayerName layer, EntryKind<E> kind, List<String> ids, Expected expected) {
    if (layer.kind() == LayerKey.Kind.DRAFT) {
      Draft ordered =
          orderedDraft(
              cloudId, kind, ids, draft -> expected.check(Optional.of(state(kind, draft.draft()))));
      return kind.list().apply(ordered.draft());
    }
    return edited(cloudId, layer, kind, expected, data -> EntryEdits.order(kind, data, ids));
  }

  /** The organization's entries as they would be after publishing the draft, in their order. */
  public <E> DraftResult<E> result(String cloudId, EntryKind<E> kind) {
    requireToSee(kind);
    long id = caller.organization(cloudId).id();
    return DraftResult.of(
        kind,
        new Draft(layers.load(LayerKey.ofOrganization(id)), layers.load(LayerKey.ofDraft(id))));
  }

  /**
   * Lets the draft create or edit an entry of the {@link #result}.
   *
   * @param edit makes it of the one that would be there after publishing, if one would
   * @param expected of that one
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> void putInResult(
      String cloudId,
      EntryKind<E> kind,
      String id,
      Function<Optional<E>, E> edit,
      Expected expected) {
    editor.editDraftEntry(
        addressToEdit(cloudId, LayerName.draft(), kind).organization(),
        id,
        (live, draft) -> {
          Optional<E> before = kind.find(new Draft(live, draft).result(), id);
          expected.check(before.map(kind.json()));
          return kind.withEntry().apply(draft, edit.apply(before));
        });
  }

  /**
   * Lets the draft put the organization's entries into another order, live ones and its own.
   *
   * @param ids each entry of the {@link #result} once
   * @param expected of the result
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> DraftResult<E> orderResult(
      String cloudId, EntryKind<E> kind, List<String> ids, Expected expected) {
    return DraftResult.of(
        kind,
        orderedDraft(
            cloudId,
            kind,
            ids,
            draft -> expected.check(Optional.of(DraftResultJson.of(DraftResult.of(kind, draft))))));
  }

  private <E> Draft orderedDraft(
      String cloudId, EntryKind<E> kind, List<String> ids, Consumer<Draft> precondition) {
    LayerAddress address = addressToEdit(cloudId, LayerName.draft(), kind);
    AtomicReference<DialData> below = new AtomicReference<>();
    LayerEdit<DialData> edited =
        editor.editDraft(
            address.organization(),
            (live, draft) -> {
              below.set(live);
              precondition.accept(new Draft(live, draft));
              return EntryEdits.orderInDraft(kind, live, draft, ids);
            });
    return new Draft(below.get(), edited.after());
  }

  /**
   * Creates the entry behind all others, or edits it where it stands.
   *
   * @param edit makes it of the one that there is, if there is one
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> Edited<E> put(
      String cloudId,
      LayerName layer,
      EntryKind<E> kind,
      String id,
      Function<Optional<E>, E> edit,
      Expected expected) {
    LayerEdit<DialData> edited =
        editor.editEntry(
            addressToEdit(cloudId, layer, kind),
            id,
            data -> {
              Optional<E> before = kind.find(data, id);
              expected.check(before.map(kind.json()));
              return kind.withEntry().apply(data, edit.apply(before));
            });
    boolean isNew =
        kind.find(edited.before(), id).isEmpty() && !kind.isUnreadable(edited.before(), id);
    return new Edited<>(kind.find(edited.after(), id).orElseThrow(), isNew);
  }

  /**
   * Deletes the entry. In the draft, what is live is taken away by it; what is only in the draft is
   * dropped.
   */
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public <E> void delete(
      String cloudId, LayerName layer, EntryKind<E> kind, String id, Expected expected) {
    LayerAddress address = addressToEdit(cloudId, layer, kind);
    if (layer.kind() == LayerKey.Kind.DRAFT) {
      editor.editDraftEntry(
          address.organization(),
          id,
          (live, draft) -> {
            expected.check(kind.find(draft, id).map(kind.json()));
            return EntryEdits.deleteInDraft(kind, live, draft, id);
          });
      return;
    }
    editor.editEntry(
        address,
        id,
        data -> {
          Optional<E> before = kind.find(data, id);
          if (before.isPresent()) {
            expected.check(before.map(kind.json()));
          }
          return EntryEdits.delete(kind, data, id);
        });
  }

  private <E> List<E> edited(
      String cloudId,
      LayerName layer,
      EntryKind<E> kind,
      Expected expected,
      UnaryOperator<DialData> edit) {
    LayerEdit<DialData> edited =
        editor.edit(
            addressToEdit(cloudId, layer, kind),
            data -> {
              expected.check(Optional.of(state(kind, data)));
              return edit.apply(data);
            });
    return kind.list().apply(edited.after());
  }

  private static <E> JsonObject state(EntryKind<E> kind, DialData data) {
    return ListJson.whole(kind.list().apply(data).stream().map(kind.json()).toList());
  }

  private void requireToSee(EntryKind<?> kind) {
    if (kind.technical()) {
      caller.require(Roles.SEE_SETTINGS);
    }
  }

  /** What is not the caller's business is told first: it does not exist. */
  private LayerAddress addressToEdit(String cloudId, LayerName layer, EntryKind<?> kind) {
    LayerAddress address = address(cloudId, layer);
    if (kind.technical()) {
      caller.require(Roles.MANAGE);
    }
    caller.requireToEdit(layer);
    return address;
  }

  private LayerAddress address(String cloudId, LayerName layer) {
    return caller.layer(caller.organization(cloudId), layer);
  }
}
