package org.callboard.dialdata;

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
import java.util.Optional;
import java.util.Set;
import org.callboard.dialdata.Explanation.Kind;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.LikePattern;

/** Finds entries in the layers of groups. The database searches, since there may be many. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EntrySearch {

  /** Who finds more asks for more letters. */
  static final int MAX = 200;

  private static final long NO_ROW = -1;

  private static final String OF_GROUPS =
      " e, DialLayerEntity l WHERE e.layerId = l.id AND l.organizationId = :organization"
          + " AND l.kind = :kind AND l.ownerId NOT IN :own AND (LOWER(e.entryId) LIKE :sought ESCAPE '!'";

  private static final String ORDER = ") ORDER BY e.id";

  @PersistenceContext private EntityManager entities;

  /**
   * Entries of groups of which somebody is no member.
   *
   * @param groupIds of which they are a member
   * @param sought an id, or part of an id or of an item's name, in any case
   */
  public List<Whereabouts> inOtherGroups(
      OrganizationSnapshot organization, Set<Long> groupIds, String sought) {
    List<Whereabouts> found = new ArrayList<>();
    found.addAll(
        found(
            organization,
            groupIds,
            Kind.QUICK_DIAL_ITEM,
            "SELECT l.ownerId, e.entryId, e.displayName FROM QuickDialItemEntity"
                + OF_GROUPS
                + " OR LOWER(e.displayName) LIKE :sought ESCAPE '!'"
                + ORDER,
            sought));
    found.addAll(
        found(
            organization,
            groupIds,
            Kind.DIAL_ACTION,
            "SELECT l.ownerId, e.entryId, e.layerId FROM DialActionEntity" + OF_GROUPS + ORDER,
            sought));
    return found;
  }

  /**
   * Quick dial items of an organization, in all of its layers.
   *
   * @param sought part of a name, a number or an id, in any case
   * @param max so many at most
   */
  public List<FoundItem> items(long organizationId, String sought, int max) {
    return entities
        .createQuery(
            "SELECT l.kind, l.ownerId, e.entryId, e.displayName, e.uri"
                + " FROM QuickDialItemEntity e, DialLayerEntity l WHERE e.layerId = l.id"
                + " AND l.organizationId = :organization"
                + " AND (LOWER(e.displayName) LIKE :sought ESCAPE '!'"
                + " OR LOWER(e.uri) LIKE :sought ESCAPE '!'"
                + " OR LOWER(e.entryId) LIKE :sought ESCAPE '!') ORDER BY e.id",
            Object[].class)
        .setParameter("organization", organizationId)
        .setParameter("sought", LikePattern.containing(sought.toLowerCase(Locale.ROOT)))
        .setMaxResults(max)
        .getResultStream()
        .filter(row -> LayerKey.Kind.isOne((String) row[0]))
        .map(
            row ->
                new FoundItem(
                    LayerKey.Kind.valueOf((String) row[0]),
                    (Long) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4]))
        .toList();
  }

  private List<Whereabouts> found(
      OrganizationSnapshot organization,
      Set<Long> groupIds,
      Kind kind,
      String query,
      String sought) {
    List<Whereabouts> found = new ArrayList<>();
    entities
        .createQuery(query, Object[].class)
        .setParameter("organization", organization.id())
        .setParameter("kind", LayerKey.Kind.GROUP.name())
        .setParameter("own", groupIds.isEmpty() ? Set.of(NO_ROW) : groupIds)
        .setParameter("sought", LikePattern.containing(sought.toLowerCase(Locale.ROOT)))
        .setMaxResults(MAX)
        .getResultStream()
        .forEach(
            row ->
                organization.groups().stream()
                    .filter(group -> group.id() == (Long) row[0])
                    .map(
                        group ->
                            Whereabouts.inOtherGroup(
                                (String) row[1],
                                kind,
                                group.name().toString(),
                                kind == Kind.QUICK_DIAL_ITEM
                                    ? Optional.of((String) row[2])
                                    : Optional.empty()))
                    .forEach(found::add));
    return found;
  }
}
