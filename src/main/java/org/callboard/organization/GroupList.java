package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The groups of an organization, in their order, as the caller's transaction sees them. Who is in
 * them is no matter of the organization's.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class GroupList {

  private static final int MAX = 1000;

  @PersistenceContext private EntityManager entities;

  /** The organization's groups in their order. */
  public List<Group> of(long organizationId) {
    return rows(organizationId).stream().map(SubscriberGroup::group).toList();
  }

  /**
   * Adds a group behind all others that are seen; {@link #settle} must follow. It waits for whoever
   * is about to add a group of this name.
   */
  public Group add(long organizationId, GroupName name, Stamp now) {
    Text.checkNew("group", name.text());
    List<SubscriberGroup> groups = rows(organizationId);
    int last = groups.isEmpty() ? -1 : groups.get(groups.size() - 1).position();
    SubscriberGroup group = new SubscriberGroup(organizationId, name, last + 1);
    group.created(now);
    entities.persist(group);
    entities.flush();
    return group.group();
  }

  /**
   * Puts groups that were added behind those that were there before, and counts all. The caller has
   * locked the organization: nobody else can be doing so.
   *
   * @param added in their order
   * @throws EditRefusedException (conflict) if there are too many
   */
  public void settle(long organizationId, List<Long> added) {
    List<SubscriberGroup> groups = rows(organizationId);
    if (groups.size() > MAX) {
      throw EditRefusedException.conflict("There are " + MAX + " groups, the most allowed.");
    }
    int last =
        groups.stream()
            .filter(group -> !added.contains(group.id()))
            .mapToInt(SubscriberGroup::position)
            .max()
            .orElse(-1);
    for (int i = 0; i < added.size(); i++) {
      entities.find(SubscriberGroup.class, added.get(i)).moveTo(last + 1 + i);
    }
    entities.flush();
  }

  /**
   * Makes the caller's transaction wait for all others that have locked one of these groups: one
   * after the other, so that all lock them in one order. By an update that changes nothing:
   * PostgreSQL would make rows that merely refer to a group, such as those of new members, wait for
   * {@code FOR UPDATE}.
   *
   * @return whether all of them are there
   */
  public boolean lock(Collection<Long> groupIds) {
    boolean allThere = true;
    for (long id : new TreeSet<>(groupIds)) {
      allThere &=
          entities
                  .createQuery(
                      "UPDATE SubscriberGroup g SET g.version = g.version WHERE g.id = :id")
                  .setParameter("id", id)
                  .executeUpdate()
              > 0;
    }
    return allThere;
  }

  /**
   * The ids of groups that are named.
   *
   * @throws InvalidValueException naming one that is not there
   */
  public Set<Long> idsOf(long organizationId, List<GroupName> names) {
    return idsOf(of(organizationId), names);
  }

  /** The same of groups that are known. */
  public static Set<Long> idsOf(List<Group> groups, List<GroupName> names) {
    Set<Long> ids = new HashSet<>();
    for (GroupName name : names) {
      ids.add(
          name.in(groups)
              .orElseThrow(
                  () ->
                      new InvalidValueException(
                          "groups", "names the group " + name + ", which does not exist."))
              .id());
    }
    return ids;
  }

  /**
   * Gives a group another spelling of its name, unless it is another name or a twin's. What stands
   * for a name that cannot be read becomes its name.
   */
  public Group respell(long organizationId, Group group, GroupName spelling) {
    List<Group> alike =
        of(organizationId).stream().filter(g -> g.name().key().equals(spelling.key())).toList();
    boolean isSo = group.name().equals(spelling) && group.unreadable().isEmpty();
    if (isSo || alike.size() != 1 || alike.get(0).id() != group.id()) {
      return group;
    }
    SubscriberGroup row = entities.find(SubscriberGroup.class, group.id());
    row.rename(spelling);
    entities.flush();
    return row.group();
  }

  /**
   * Gives a group another name. The caller has locked the organization's names.
   *
   * @throws EditRefusedException (conflict) if another group has it
   */
  public Group rename(long organizationId, Group group, GroupName name) {
    Text.checkNew("group", name.text());
    name.in(of(organizationId))
        .filter(other -> other.id() != group.id())
        .ifPresent(
            other -> {
              throw EditRefusedException.conflict("There is a group " + other.name() + " already.");
            });
    SubscriberGroup row = entities.find(SubscriberGroup.class, group.id());
    row.rename(name);
    entities.flush();
    return row.group();
  }

  /** Puts the groups into this order: later ones overlay earlier ones. */
  public void arrange(List<Group> groups) {
    for (int i = 0; i < groups.size(); i++) {
      entities.find(SubscriberGroup.class, groups.get(i).id()).moveTo(i);
    }
    entities.flush();
  }

  /** Who made these groups and changed them last. */
  public Map<Long, Stamps> stamps(Collection<Long> groupIds) {
    return groupIds.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "SELECT g FROM SubscriberGroup g WHERE g.id IN :ids", SubscriberGroup.class)
            .setParameter("ids", groupIds)
            .getResultStream()
            .collect(Collectors.toMap(SubscriberGroup::id, SubscriberGroup::stamps));
  }

  /** Notes who has changed the group. */
  public void changed(Group group, Stamp now) {
    entities.find(SubscriberGroup.class, group.id()).changed(now);
  }

  /** Deletes the group with all that it has. */
  public void remove(Group group) {
    entities.remove(entities.find(SubscriberGroup.class, group.id()));
    entities.flush();
  }

  private List<SubscriberGroup> rows(long organizationId) {
    return entities
        .createQuery(
            "SELECT g FROM SubscriberGroup g WHERE g.organizationId = :id"
                + " ORDER BY g.position, g.id",
            SubscriberGroup.class)
        .setParameter("id", organizationId)
        .setHint("eclipselink.refresh", "True") // they may have been read before they were locked
        .getResultList();
  }
}
