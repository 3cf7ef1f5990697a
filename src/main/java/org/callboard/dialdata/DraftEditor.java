package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.DraftDropped;
import org.callboard.organization.DraftPublished;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;

/** What a draft has beyond other layers: it takes entries away, and becomes the live layer. */
@Stateless
public class DraftEditor {

  @Inject private OrganizationEditor organizations;
  @Inject private DialDataEditor layers;
  @Inject private Event<DraftPublished> published;
  @Inject private Event<DraftDropped> dropped;

  /** Lets the item be gone after publishing: from the draft, and from what is live. */
  public void deleteItem(
      OrganizationSnapshot organization, String id, Consumer<DialData> precondition) {
    edit(organization, precondition, draft -> draft.withoutItem(id));
  }

  /** The same for a dial action. */
  public void deleteAction(
      OrganizationSnapshot organization, String id, Consumer<DialData> precondition) {
    edit(organization, precondition, draft -> draft.withoutAction(id));
  }

  private void edit(
      OrganizationSnapshot organization,
      Consumer<DialData> precondition,
      Function<Draft, DialData> edit) {
    organizations.lock(organization.id());
    DialData live = layers.read(LayerKey.ofOrganization(organization.id()));
    layers.edit(
        LayerAddress.ofDraft(organization),
        draft -> {
          precondition.accept(draft);
          return edit.apply(new Draft(live, draft));
        });
  }

  /**
   * Makes the draft live, all of it at once, and empties it. An empty one changes nothing. What
   * others keep in the draft goes with it.
   *
   * @return what of the dial data was changed
   */
  public List<DraftChange> publish(
      OrganizationSnapshot organization, Consumer<DialData> precondition) {
    organizations.lock(organization.id());
    DialData draft = layers.read(LayerKey.ofDraft(organization.id()));
    precondition.accept(draft);
    if (!draft.whole()) {
      throw EditRefusedException.conflict(
          "Part of the draft cannot be read; the server's log names it.");
    }
    List<DraftChange> changes =
        DraftChange.of(layers.read(LayerKey.ofOrganization(organization.id())), draft);
    layers.edit(LayerAddress.ofDraft(organization), DialData::emptied);
    layers.edit(
        LayerAddress.ofOrganization(organization), live -> new Draft(live, draft).published());
    published.fire(new DraftPublished(organization));
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
    dropped.fire(new DraftDropped(organization));
  }
}
