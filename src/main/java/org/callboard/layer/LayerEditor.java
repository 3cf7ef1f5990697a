package org.callboard.layer;

import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.GroupListsJson;
import org.callboard.subscriber.GroupRestoredJson;

/**
 * Edits layers of one kind of data. What an edit means is the value's business; this room makes the
 * rows equal to the new value, in one transaction with the record and the row in the change feed.
 * Each kind of data has a stateless session bean of it.
 */
@PermitAll
public abstract class LayerEditor<T extends LayerData<T>> {

  /** What an edit has changed, as the record keeps it. */
  public record Difference(JsonObject before, JsonObject after) {}

  private final LayerTable<T> table;
  private final LayerLocks locks;
  private final ChangeFeed changes;
  private final AuditLog audit;
  private final LayerSizes sizes;

  /** For the container's proxy only. */
  protected LayerEditor() {
    table = null;
    locks = null;
    changes = null;
    audit = null;
    sizes = null;
  }

  protected LayerEditor(
      LayerTable<T> table, LayerLocks locks, ChangeFeed changes, AuditLog audit, LayerSizes sizes) {
    this.table = table;
    this.locks = locks;
    this.changes = changes;
    this.audit = audit;
    this.sizes = sizes;
  }

  /** Where this kind of data stands below a layer's path, as the record names it; may be empty. */
  public abstract String recordedAs();

  /** For the record; empty if an administrator would see no difference. */
  protected abstract Optional<Difference> difference(LayerEdit<T> edit);

  /** A layer with what the record has of one; the other way round of {@link #difference}. */
  protected abstract T ofRecord(JsonObject lists);

  /**
   * Whether an edit must be held against what other layers say, and so waits for every other edit
   * that must.
   *
   * @param id of the only entry that is edited; empty if any may be
   */
  protected boolean spansLayers(Optional<String> id) {
    return false;
  }

  /**
   * Looks at an edit by itself, when its rows are written and when it is only tried out.
   *
   * @throws EditRefusedException if it must not be
   */
  protected void checkAlone(LayerAddress address, LayerEdit<T> edit) {}

  /**
   * Looks at an edit when its rows are as they will be.
   *
   * @throws EditRefusedException if it must not be
   */
  protected void check(LayerAddress address, LayerEdit<T> edit) {}

  /**
   * Edits a layer.
   *
   * @param edit sees what is there, and throws if the caller has something else in mind
   */
  public LayerEdit<T> edit(LayerAddress address, UnaryOperator<T> edit) {
    lock(address.key(), Optional.empty());
    return checked(address, table.edit(address.key(), edit));
  }

  /**
   * Edits what a layer says of one id; other entries are neither read nor written nor recorded.
   *
   * @param edit sees the one entry, if it is there, and throws if the caller has something else in
   *     mind
   */
  public LayerEdit<T> editEntry(LayerAddress address, String id, UnaryOperator<T> edit) {
    lock(address.key(), Optional.of(id));
    return checked(address, table.editEntry(address.key(), id, edit));
  }

  /**
   * Edits the draft.
   *
   * @param edit makes it of the live layer and the draft
   */
  public LayerEdit<T> editDraft(OrganizationSnapshot organization, BinaryOperator<T> edit) {
    locks.lockOrganization(organization.id());
    T live = table.read(LayerKey.ofOrganization(organization.id()));
    return edit(LayerAddress.ofDraft(organization), draft -> edit.apply(live, draft));
  }

  /**
   * The same of what the draft and the live layer say of one id.
   *
   * @param edit makes the draft of the live layer and the draft
   */
  public LayerEdit<T> editDraftEntry(
      OrganizationSnapshot organization, String id, BinaryOperator<T> edit) {
    locks.lockOrganization(organization.id());
    T live = table.readEntry(LayerKey.ofOrganization(organization.id()), id);
    return editEntry(LayerAddress.ofDraft(organization), id, draft -> edit.apply(live, draft));
  }

  /**
   * Lets a layer remember what phones may hold. It says nothing more than before, so no other layer
   * need be looked at.
   *
   * @param held what other layers gave until now
   */
  public void remember(LayerAddress address, T held) {
    locks.lock(address.key());
    recorded(address, table.remember(address.key(), held));
  }

  /**
   * Lets a moved subscriber's layer, whose rows are the other organization's by now, remember what
   * phones may hold. The caller has locked the subscriber, and records the move.
   *
   * @param held what other layers gave until now
   * @throws EditRefusedException (conflict) if it is too much for the organization
   */
  public void move(LayerAddress address, T held) {
    LayerEdit<T> edit = table.remember(address.key(), held);
    sizes.check(address, new LayerEdit<>(table.empty(), edit.after()), table);
  }

  /** Tells the record what is in a group's layer. */
  public void tell(GroupListsJson asked) {
    T data = table.read(LayerKey.ofGroup(asked.organization().id(), asked.group().id()));
    difference(new LayerEdit<>(table.empty(), data))
        .ifPresent(difference -> difference.after().forEach(asked.lists()::add));
  }

  /**
   * Gives the new layer of a group what the record has of its former one. The caller records it.
   *
   * @throws EditRefusedException if it must not be
   */
  public void restore(GroupRestoredJson restored) {
    LayerAddress address = LayerAddress.ofGroup(restored.organization(), restored.group());
    lock(address.key(), Optional.empty());
    T former = ofRecord(restored.deleted().state());
    LayerEdit<T> edit = table.edit(address.key(), now -> former);
    look(address, edit);
    if (edit.isChange()) {
      changes.record(address.change());
    }
  }

  /** What is in the layer, as this transaction sees it. */
  public T read(LayerKey key) {
    return table.read(key);
  }

  /** The same of some hundred layers. */
  public Map<LayerKey, T> read(Collection<LayerKey> keys) {
    return table.read(keys);
  }

  /** What the layer says of one id, as this transaction sees it. */
  public T readEntry(LayerKey key, String id) {
    return table.readEntry(key, id);
  }

  /**
   * Makes the draft live, all of it at once, and empties it. The caller, {@link DraftEditor}, has
   * locked the organization, so that nobody edits the draft that is read here.
   *
   * @return the entries of the record, in their order
   */
  public List<Long> publishDraft(OrganizationSnapshot organization) {
    T draft = table.read(LayerKey.ofDraft(organization.id()));
    if (!draft.whole()) {
      throw EditRefusedException.conflict(
          "Part of the draft cannot be read; the server's log names it.");
    }
    List<Long> entries = new ArrayList<>();
    dropDraft(organization).ifPresent(entries::add); // first, so that it does not count twice
    LayerAddress live = LayerAddress.ofOrganization(organization);
    lock(live.key(), Optional.empty());
    LayerEdit<T> edit = table.edit(live.key(), layer -> layer.published(draft));
    look(live, edit);
    recorded(live, edit).ifPresent(entries::add);
    return entries;
  }

  /** Empties the draft. Nobody is in the way: its phones get what is live, as all others do. */
  public Optional<Long> dropDraft(OrganizationSnapshot organization) {
    LayerAddress draft = LayerAddress.ofDraft(organization);
    locks.lock(draft.key());
    return recorded(draft, table.edit(draft.key(), LayerData::emptied));
  }

  /**
   * Looks at an edit that nobody makes, as far as no other layer need be asked. Nothing is locked,
   * written or told.
   *
   * @param withThoseBelow the layer as it would be, above those below it
   */
  public void tryOut(LayerAddress address, LayerEdit<T> edit, List<T> withThoseBelow) {
    if (edit.isChange()) {
      sizes.tryOut(address, edit, withThoseBelow, table);
      checkAlone(address, edit);
    }
  }

  private void lock(LayerKey key, Optional<String> id) {
    locks.lock(key);
    if (spansLayers(id)) {
      locks.lockRules(key.organizationId());
    }
  }

  private LayerEdit<T> checked(LayerAddress address, LayerEdit<T> edit) {
    look(address, edit);
    recorded(address, edit); // last, so that what is refused takes nothing of the record's share
    return edit;
  }

  private void look(LayerAddress address, LayerEdit<T> edit) {
    if (edit.isChange()) {
      sizes.check(address, edit, table);
      checkAlone(address, edit);
      check(address, edit);
    }
  }

  private Optional<Long> recorded(LayerAddress address, LayerEdit<T> edit) {
    if (!edit.isChange()) {
      return Optional.empty(); // nothing to record, nothing for phones to read again
    }
    if (address.key().kind() == LayerKey.Kind.DRAFT) {
      changes.recordUntold(address.change()); // but to the few who try it
    } else {
      changes.record(address.change());
    }
    return difference(edit)
        .flatMap(
            difference ->
                audit.record(
                    AuditAction.UPDATE,
                    Optional.of(address.organization().recorded()),
                    address.path() + recordedAs(),
                    Optional.of(difference.before()),
                    Optional.of(difference.after())));
  }
}
