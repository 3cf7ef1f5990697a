package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.callboard.layer.DepartedLayers;
import org.callboard.layer.Departures;
import org.callboard.layer.LayerKey;
import org.callboard.platform.RowReader;
import org.callboard.subscriber.GroupsLeft;

/**
 * At which priorities phones may hold settings from layers that are not theirs any more.
 *
 * <p>Whoever leaves a group remembers it in a layer of their own: in the organization's it would
 * raise the priorities of everybody, and take back what other users have changed.
 */
@ApplicationScoped
public class AccountDepartures extends Departures<AccountData> {

  private static final int BATCH = 500;

  private static final String OF_THE_GROUP =
      " FROM account_setting g WHERE g.kind = 'GROUP' AND g.owner_id = ?1 AND g.name = s.name"
          + " AND g.highest > s.highest";

  @PersistenceContext private EntityManager entities;

  /** For the container's proxy only. */
  protected AccountDepartures() {}

  @Inject
  AccountDepartures(AccountTable table, AccountEditor layers, DepartedLayers departed) {
    super(table, layers, departed);
  }

  /** Remembers what groups gave, in the layers of those who have left them. */
  public void remember(@Observes GroupsLeft left) {
    entities.flush(); // statements see rows, not entities
    left.leavers()
        .forEach(
            (group, leavers) -> {
              List<Long> ids = List.copyOf(leavers);
              for (int from = 0; from < ids.size(); from += BATCH) {
                remember(group, ids.subList(from, Math.min(from + BATCH, ids.size())));
              }
            });
  }

  /**
   * Native: a group of thousands may be deleted, and JPQL can neither insert what it selects nor
   * set a column to what another row has.
   */
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
                + " FROM account_setting g, (VALUES ("
                + ids.replace(", ", "), (")
                + ")) AS u (id)"
                + " WHERE g.kind = 'GROUP' AND g.owner_id = ?1"
                + " AND g.highest > 0 AND NOT EXISTS (SELECT 1 FROM account_setting s"
                + " WHERE s.kind = 'SUBSCRIBER' AND s.owner_id = u.id AND s.name = g.name)")
        .setParameter(1, groupId)
        .executeUpdate();
  }

  /** They are our own row ids, so that nothing can hide in them. */
  private static String numbers(List<Long> ids) {
    return String.join(", ", ids.stream().map(String::valueOf).toList());
  }

  @Override
  protected void take(LayerKey key) {
    entities
        .createQuery(
            "UPDATE AccountSettingEntity e SET e.organizationId = :organizationId"
                + " WHERE e.kind = :kind AND e.ownerId = :owner")
        .setParameter("organizationId", key.organizationId())
        .setParameter("kind", key.kind().name())
        .setParameter("owner", key.ownerId())
        .executeUpdate();
  }

  @Override
  protected String data() {
    return "ACCOUNT";
  }

  @Override
  protected String write(AccountData data) {
    return HighestJson.write(data.highest());
  }

  @Override
  protected AccountData read(String memory, RowReader row) {
    return AccountData.EMPTY.remembering(HighestJson.read(memory, row));
  }
}
