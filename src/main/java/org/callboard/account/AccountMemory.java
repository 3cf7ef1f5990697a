package org.callboard.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.DraftDropped;
import org.callboard.organization.DraftPublished;
import org.callboard.platform.EditRefusedException;
import org.callboard.subscriber.SubscriberDeleted;
import org.callboard.subscriber.SubscribersCreated;
import org.callboard.subscriber.SubscribersEdited;
import org.callboard.subscriber.UsernameKeys;

/**
 * Remembers at which priorities phones may hold settings from layers that are not theirs any more,
 * and lets drafts become live or go. Always in the transaction of the edit.
 *
 * <p>Whoever leaves a group remembers it in a layer of his own: in the organization's it would
 * raise the priorities of everybody, and take back what other users have changed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountMemory {

  private static final int BATCH = 500;

  /** Characters that the column has room for: some nine hundred of the longest names. */
  private static final int MAX_KEPT = 100_000;

  private static final String OF_THE_GROUP =
      " FROM account_setting g WHERE g.kind = 'GROUP' AND g.owner_id = ?1 AND g.name = s.name"
          + " AND g.highest > s.highest";

  @PersistenceContext private EntityManager entities;

  @Inject private AccountEditor layers;
  @Inject private UsernameKeys keys;

  public void publish(@Observes DraftPublished published) {
    layers.publishDraft(published.organization());
  }

  public void drop(@Observes DraftDropped dropped) {
    layers.dropDraft(dropped.organization());
  }

  /** Remembers what groups gave, in the layers of those who have left them. */
  public void remember(@Observes SubscribersEdited event) {
    Map<Long, List<Long>> leavers = new HashMap<>();
    for (SubscribersEdited.Edit edit : event.edits()) {
      edit.before()
          .ifPresent(
              before ->
                  before.groupIds().stream()
                      .filter(group -> !edit.after().groupIds().contains(group))
                      .forEach(
                          group ->
                              leavers
                                  .computeIfAbsent(group, g -> new ArrayList<>())
                                  .add(edit.after().id())));
    }
    if (!leavers.isEmpty()) {
      entities.flush(); // statements see rows, not entities
    }
    leavers.forEach(
        (group, ids) -> {
          for (int from = 0; from < ids.size(); from += BATCH) {
            remember(group, ids.subList(from, Math.min(from + BATCH, ids.size())));
          }
        });
  }

  private void remember(long groupId, List<Long> subscriberIds) {
    String ids = numbers(subscriberIds);
    entities
        .createNativeQuery(
            "UPDATE account_setting s SET highest = (SELECT g.highest"
                + OF_THE_GROUP
                + ") WHERE s.subscriber_id IN ("
                + ids
                + ") AND EXISTS (SELECT 1"
                + OF_THE_GROUP
                + ")")
        .setParameter(1, groupId)
        .executeUpdate();
    entities
        .createNativeQuery(
            "INSERT INTO account_setting"
                + " (organization_id, subscriber_id, kind, owner_id, name, highest)"
                + " SELECT g.organization_id, u.id, 'SUBSCRIBER', u.id, g.name, g.highest"
                + " FROM account_setting g, subscriber u"
                + " WHERE g.kind = 'GROUP' AND g.owner_id = ?1 AND u.id IN ("
                + ids
                + ") AND g.highest > 0 AND NOT EXISTS (SELECT 1 FROM account_setting s"
                + " WHERE s.kind = 'SUBSCRIBER' AND s.owner_id = u.id AND s.name = g.name)")
        .setParameter(1, groupId)
        .executeUpdate();
  }

  /** They are our own row ids, so that nothing can hide in them. */
  private static String numbers(List<Long> ids) {
    return String.join(", ", ids.stream().map(String::valueOf).toList());
  }

  /** Keeps what the subscriber's phone may hold beyond the organization's layer. */
  public void keep(@Observes SubscriberDeleted deleted) {
    long organizationId = deleted.name().organizationId();
    AccountData kept = layers.read(LayerKey.ofSubscriber(organizationId, deleted.subscriberId()));
    for (long groupId : deleted.groupIds()) {
      kept = kept.remembering(layers.read(LayerKey.ofGroup(organizationId, groupId)).highest());
    }
    if (kept.highest().isEmpty()) {
      return;
    }
    String json = HighestJson.write(kept.highest());
    if (json.length() > MAX_KEPT) {
      throw EditRefusedException.conflict(
          "Too much must be remembered of the subscriber's account. Disable the subscriber instead.");
    }
    forget(organizationId, deleted.name().usernameKey());
    entities
        .createNativeQuery(
            "INSERT INTO departed_account (organization_id, username_key, highest)"
                + " VALUES (?1, ?2, ?3)")
        .setParameter(1, organizationId)
        .setParameter(2, deleted.name().usernameKey())
        .setParameter(3, json)
        .executeUpdate();
  }

  /** Gives new subscribers what those of the same names left behind. */
  public void giveBack(@Observes SubscribersCreated created) {
    Map<String, SubscribersCreated.Created> byKey = created.byKey();
    keys.rows(
            "departed_account",
            "r.username_key, r.highest",
            created.organization().id(),
            List.copyOf(byKey.keySet()))
        .forEach(
            row -> {
              String key = (String) ((Object[]) row)[0];
              SortedMap<String, MergePriority> highest =
                  HighestJson.read((String) ((Object[]) row)[1]);
              SubscribersCreated.Created subscriber = byKey.get(key);
              layers.edit(
                  LayerAddress.ofSubscriber(
                      created.organization(), subscriber.id(), subscriber.username().text()),
                  layer -> layer.remembering(highest));
              forget(created.organization().id(), key);
            });
  }

  private void forget(long organizationId, String usernameKey) {
    entities
        .createNativeQuery(
            "DELETE FROM departed_account WHERE organization_id = ?1 AND username_key = ?2")
        .setParameter(1, organizationId)
        .setParameter(2, usernameKey)
        .executeUpdate();
  }
}
