package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.LikePattern;

/** Finds account settings in the layers of groups. The database searches; no value is read. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SettingSearch {

  /** Who finds more asks for more letters. */
  static final int MAX = 200;

  @PersistenceContext private EntityManager entities;

  /**
   * Settings of groups of which somebody is no member.
   *
   * @param groupIds of which they are a member
   * @param sought a name, or a part of one, in any case
   */
  public List<SettingWhereabouts> inOtherGroups(
      OrganizationSnapshot organization, Set<Long> groupIds, String sought) {
    Map<Long, String> others =
        organization.groups().stream()
            .filter(group -> !groupIds.contains(group.id()))
            .collect(Collectors.toMap(Group::id, group -> group.name().toString()));
    List<SettingWhereabouts> found = new ArrayList<>();
    if (others.isEmpty()) {
      return found;
    }
    entities
        .createQuery(
            "SELECT e.ownerId, e.name, e.secret FROM AccountSettingEntity e"
                + " WHERE e.ownerId IN :owners AND e.kind = :kind AND e.stored IS NOT NULL"
                + " AND LOWER(e.name) LIKE :sought ESCAPE '!' ORDER BY e.ownerId, e.name",
            Object[].class)
        .setParameter("owners", others.keySet())
        .setParameter("kind", LayerKey.Kind.GROUP.name())
        .setParameter("sought", LikePattern.containing(sought.toLowerCase(Locale.ROOT)))
        .setMaxResults(MAX)
        .getResultStream()
        .forEach(
            row ->
                found.add(
                    SettingWhereabouts.inOtherGroup(
                        (String) row[1], (Boolean) row[2], others.get((Long) row[0]))));
    return found;
  }
}
