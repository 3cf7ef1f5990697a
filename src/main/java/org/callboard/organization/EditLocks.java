package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import org.callboard.platform.EditRefusedException;

/**
 * What edits of one organization take turns at where no row that they edit makes them meet. The
 * further a lock reaches, the later an edit takes it, and the shorter it holds it. All take locks
 * in one order, so that nobody waits in a circle: many, subscribers, names, groups, the
 * organization, rules. An import holds all but the first two for no longer than its last moments.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EditLocks {

  @PersistenceContext private EntityManager entities;

  private enum Kind {
    MANY,
    NAMES,
    RULES
  }

  /** With a new organization. */
  public void create(long organizationId) {
    Arrays.stream(Kind.values()).forEach(kind -> create(organizationId, kind));
  }

  private void create(long organizationId, Kind kind) {
    entities.persist(new EditLock(organizationId, kind.name()));
  }

  /**
   * For edits of many subscribers in one transaction: two of them would lock subscribers in
   * different orders. Whoever edits one subscriber does not take it.
   */
  public void lockMany(long organizationId) {
    lock(organizationId, Kind.MANY);
  }

  /**
   * For whoever creates one subscriber or one group: the second one of a name looks for it when the
   * first has committed. Imports do not take it; where they meet, the unique key decides. Whoever
   * makes a manager takes it too, so that the organization is not deleted meanwhile.
   */
  public void lockNames(long organizationId) {
    lock(organizationId, Kind.NAMES);
  }

  /** For edits that must keep to a rule that spans layers, until they are committed. */
  public void lockRules(long organizationId) {
    lock(organizationId, Kind.RULES);
  }

  /**
   * Notes that what a layer of many subscribers says may break such a rule now, for imports that
   * have held their subscribers against it already. The caller has locked the rules.
   */
  public void changeRules(long organizationId) {
    update("l.version + 1", organizationId, Kind.RULES);
  }

  /** Changes when {@link #changeRules} was called. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public long rulesVersion(long organizationId) {
    return entities
        .createQuery(
            "SELECT l.version FROM EditLock l WHERE l.organizationId = :id AND l.kind = :kind",
            Long.class)
        .setParameter("id", organizationId)
        .setParameter("kind", Kind.RULES.name())
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }

  /** An organization that a node of an older version has made has no rows yet. */
  private void lock(long organizationId, Kind kind) {
    boolean there = update("l.version", organizationId, kind) > 0;
    if (!exists(organizationId)) {
      throw EditRefusedException.notFound("organization");
    }
    if (!there) {
      create(organizationId, kind);
      entities.flush();
    }
  }

  /** Asked when it is locked: whoever deletes the organization has had the locks before. */
  private boolean exists(long organizationId) {
    return entities
            .createQuery(
                "SELECT COUNT(o) FROM Organization o WHERE o.id = :id AND o.deleted = FALSE",
                Long.class)
            .setParameter("id", organizationId)
            .getSingleResult()
        > 0;
  }

  private int update(String version, long organizationId, Kind kind) {
    return entities
        .createQuery(
            "UPDATE EditLock l SET l.version = "
                + version
                + " WHERE l.organizationId = :id AND l.kind = :kind")
        .setParameter("id", organizationId)
        .setParameter("kind", kind.name())
        .executeUpdate();
  }
}
