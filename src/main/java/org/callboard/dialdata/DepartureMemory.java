package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.GroupLeft;
import org.callboard.subscriber.SubscriberDeleted;
import org.callboard.subscriber.SubscribersCreated;
import org.callboard.subscriber.UsernameKeys;

/**
 * Remembers what phones may hold from layers that are not theirs any more. Always in the
 * transaction of the edit.
 *
 * <p>What a group gave is remembered in the organization's layer, whoever leaves: a removal does
 * nothing on a phone that does not hold the entry, and nothing where another layer still gives it.
 * So a group of thousands can be deleted without thousands of edits. What a deleted subscriber had
 * is kept by its name, for the phone that signs in under it again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DepartureMemory {

  /** Characters that the column has room for: seven thousand of the longest ids. */
  private static final int MAX_KEPT = 1_000_000;

  @PersistenceContext private EntityManager entities;

  @Inject private DialDataEditor layers;
  @Inject private UsernameKeys keys;

  /** Remembers the group's entries and removals in the organization's layer. */
  public void remember(@Observes GroupLeft left) {
    DialData group = layers.read(LayerKey.ofGroup(left.organization().id(), left.groupId()));
    if (!group.equals(DialData.EMPTY)) {
      layers.edit(
          LayerAddress.ofOrganization(left.organization()), layer -> layer.remembering(group));
    }
  }

  /** Keeps what the subscriber's phone may hold beyond the organization's layer. */
  public void keep(@Observes SubscriberDeleted deleted) {
    long organizationId = deleted.name().organizationId();
    List<DialData> gone = new ArrayList<>();
    gone.add(layers.read(LayerKey.ofSubscriber(organizationId, deleted.subscriberId())));
    deleted.groupIds().forEach(id -> gone.add(layers.read(LayerKey.ofGroup(organizationId, id))));
    DialData kept = DialData.memoryOf(gone);
    if (RemovalsJson.write(kept).length() > MAX_KEPT) {
      kept = kept.withoutOrdinaryRemovals();
    }
    if (RemovalsJson.write(kept).length() > MAX_KEPT) {
      throw EditRefusedException.conflict(
          "The subscriber's phone must be told to remove too much. Disable the subscriber instead.");
    }
    if (!kept.equals(DialData.EMPTY)) {
      entities
          .createNativeQuery(
              "INSERT INTO departed_subscriber (organization_id, username_key, removals)"
                  + " VALUES (?1, ?2, ?3)")
          .setParameter(1, deleted.name().organizationId())
          .setParameter(2, deleted.name().usernameKey())
          .setParameter(3, RemovalsJson.write(kept))
          .executeUpdate();
    }
  }

  /** Gives new subscribers what those of the same names left behind. */
  public void giveBack(@Observes SubscribersCreated created) {
    Map<String, SubscribersCreated.Created> byKey = created.byKey();
    keys.rows(
            "departed_subscriber",
            "r.username_key, r.removals",
            created.organization().id(),
            List.copyOf(byKey.keySet()))
        .forEach(
            row -> {
              String key = (String) ((Object[]) row)[0];
              DialData removals = RemovalsJson.read((String) ((Object[]) row)[1]);
              giveBack(created.organization(), byKey.get(key), removals);
            });
  }

  private void giveBack(
      OrganizationSnapshot organization, SubscribersCreated.Created created, DialData removals) {
    layers.edit(
        LayerAddress.ofSubscriber(organization, created.id(), created.username().text()),
        layer -> layer.remembering(removals));
    entities
        .createNativeQuery(
            "DELETE FROM departed_subscriber WHERE organization_id = ?1 AND username_key = ?2")
        .setParameter(1, organization.id())
        .setParameter(2, created.username().key())
        .executeUpdate();
  }
}
