package org.callboard.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.organization.LayerAddress;
import org.callboard.organization.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SubscriberScan;
import org.callboard.organization.SubscriberSnapshot;
import org.callboard.organization.SubscribersEdited;

/**
 * Refuses edits that would leave subscribers without a title, username or host that they had, or
 * with an empty one: the app would refuse the whole account. Always in the transaction of the edit.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CompletenessGuard {

  private static final int BATCH = 500;

  @PersistenceContext private EntityManager entities;

  @Inject private SubscriberScan subscribers;
  @Inject private SecretCipher cipher;

  /**
   * Checks the edit of a layer, for all whom it reaches. They are looked at only if it can harm.
   *
   * @throws org.callboard.platform.EditRefusedException (conflict) naming some of those it would
   *     harm
   */
  public void checkEdit(LayerAddress address, AccountData before, AccountData after) {
    if (!RequiredSettings.canHarm(before, after)) {
      return;
    }
    OrganizationSnapshot organization = address.organization();
    Map<LayerKey, AccountData> shared = shared(organization.id());
    IncompleteAccounts found = new IncompleteAccounts();
    long last = 0;
    List<SubscriberSnapshot> batch;
    do {
      batch = batch(address.key(), last);
      Map<LayerKey, AccountData> layers = with(shared, own(ids(batch)));
      RequiredSettings old =
          new RequiredSettings(organization, with(layers, Map.of(address.key(), before)));
      RequiredSettings edited =
          new RequiredSettings(organization, with(layers, Map.of(address.key(), after)));
      for (SubscriberSnapshot s : batch) {
        found.add(s.username(), edited.lost(s, Optional.of(s), old));
        last = s.id();
      }
    } while (batch.size() == BATCH);
    found.throwIfAny();
  }

  private List<SubscriberSnapshot> batch(LayerKey key, long last) {
    return switch (key.kind()) {
      case SUBSCRIBER -> subscribers.find(key.ownerId()).map(List::of).orElse(List.of());
      case GROUP ->
          subscribers.after(key.organizationId(), Optional.of(key.ownerId()), last, BATCH);
      case ORGANIZATION, DRAFT ->
          subscribers.after(key.organizationId(), Optional.empty(), last, BATCH);
    };
  }

  /** Checks new subscribers, and those whose attributes or groups are others now. */
  public void check(@Observes SubscribersEdited event) {
    List<SubscribersEdited.Edit> edits =
        event.edits().stream().filter(CompletenessGuard::concernsAccounts).toList();
    if (edits.isEmpty()) {
      return;
    }
    OrganizationSnapshot organization = event.organization();
    List<Long> ids = edits.stream().map(edit -> edit.after().id()).toList();
    RequiredSettings required =
        new RequiredSettings(organization, with(shared(organization.id()), own(ids)));
    IncompleteAccounts found = new IncompleteAccounts();
    for (SubscribersEdited.Edit edit : edits) {
      found.add(edit.after().username(), required.lost(edit.after(), edit.before(), required));
    }
    found.throwIfAny();
  }

  private static boolean concernsAccounts(SubscribersEdited.Edit edit) {
    return edit.before()
        .filter(
            before ->
                before.attributes().equals(edit.after().attributes())
                    && before.groupIds().equals(edit.after().groupIds()))
        .isEmpty();
  }

  private static List<Long> ids(List<SubscriberSnapshot> batch) {
    return batch.stream().map(SubscriberSnapshot::id).toList();
  }

  private static Map<LayerKey, AccountData> with(
      Map<LayerKey, AccountData> layers, Map<LayerKey, AccountData> others) {
    Map<LayerKey, AccountData> all = new HashMap<>(layers);
    all.putAll(others);
    return all;
  }

  /** The layers of the organization, its draft and its groups, as far as they are needed. */
  private Map<LayerKey, AccountData> shared(long organizationId) {
    return layers(
        entities
            .createQuery(
                select("e.organizationId = :id AND e.kind <> 'SUBSCRIBER'"), Object[].class)
            .setParameter("id", organizationId)
            .setParameter("names", RequiredSettings.NAMES)
            .getResultStream());
  }

  /** The same of subscribers. */
  private Map<LayerKey, AccountData> own(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return layers(
        entities
            .createQuery(select("e.kind = 'SUBSCRIBER' AND e.ownerId IN :ids"), Object[].class)
            .setParameter("ids", ids)
            .setParameter("names", RequiredSettings.NAMES)
            .getResultStream());
  }

  private static String select(String condition) {
    return "SELECT "
        + AccountRow.COLUMNS
        + " FROM AccountSettingEntity e WHERE "
        + condition
        + " AND e.name IN :names";
  }

  private Map<LayerKey, AccountData> layers(Stream<Object[]> rows) {
    return new AccountRows(cipher).values(List.of(), rows.map(AccountRow::of).toList());
  }
}
