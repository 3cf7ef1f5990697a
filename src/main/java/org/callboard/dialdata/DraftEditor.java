package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;

/** What a draft has beyond other layers: it takes entries away, and becomes the live layer. */
@Stateless
public class DraftEditor {

  @Inject private OrganizationEditor organizations;
  @Inject private DialDataEditor layers;

  /** Lets the item be gone after publishing: from the draft, and from what is live. */
  public void deleteItem(
      OrganizationSnapshot organization, String id, Consumer<DialData> precondition) {
    delete(
        organization,
        precondition,
        live -> live.item(id).isPresent(),
        draft -> draft.item(id).isPresent(),
        draft -> draft.withoutItem(id),
        draft -> draft.withDeletions(draft.deletions().withItem(id)));
  }

  /** The same for a dial action. */
  public void deleteAction(
      OrganizationSnapshot organization, String id, Consumer<DialData> precondition) {
    delete(
        organization,
        precondition,
        live -> live.action(id).isPresent(),
        draft -> draft.action(id).isPresent(),
        draft -> draft.withoutAction(id),
        draft -> draft.withDeletions(draft.deletions().withAction(id)));
  }

  private void delete(
      OrganizationSnapshot organization,
      Consumer<DialData> precondition,
      Predicate<DialData> isLive,
      Predicate<DialData> isDraft,
      UnaryOperator<DialData> drop,
      UnaryOperator<DialData> hide) {
    organizations.lock(organization.id());
    DialData live = layers.read(LayerKey.ofOrganization(organization.id()));
    layers.edit(
        LayerAddress.ofDraft(organization),
        draft -> {
          precondition.accept(draft);
          if (!isLive.test(live) && !isDraft.test(draft)) {
            throw EditRefusedException.notFound("entry in the draft or behind it");
          }
          DialData dropped = drop.apply(draft);
          return isLive.test(live) ? hide.apply(dropped) : dropped;
        });
  }

  /**
   * Makes the draft live, all of it at once, and empties it. An empty one changes nothing.
   *
   * @return what was changed
   */
  public List<DraftChange> publish(
      OrganizationSnapshot organization, Consumer<DialData> precondition) {
    organizations.lock(organization.id());
    DialData draft = layers.read(LayerKey.ofDraft(organization.id()));
    precondition.accept(draft);
    List<DraftChange> changes =
        DraftChange.of(layers.read(LayerKey.ofOrganization(organization.id())), draft);
    layers.edit(LayerAddress.ofDraft(organization), DialData::emptied);
    layers.edit(
        LayerAddress.ofOrganization(organization),
        live -> live.overlaidWith(draft.withoutMemory()));
    return changes;
  }

  /** Drops the draft; its phones are told to remove what only it had. */
  public void drop(OrganizationSnapshot organization, Consumer<DialData> precondition) {
    layers.edit(
        LayerAddress.ofDraft(organization),
        draft -> {
          precondition.accept(draft);
          return draft.emptied();
        });
  }
}
