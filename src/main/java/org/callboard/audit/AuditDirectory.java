package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;

/** Reads the record, and forgets what is older than the owner of the server wants to keep. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditDirectory {

  /** How many entries one transaction deletes. */
  static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  /** In how many entries, the newest that the other conditions leave, a text is looked for. */
  static final int MAX_SEARCHED = 10_000;

  /** So many imports are found by what they changed of one subscriber. */
  static final int MAX_IMPORTS = 1000;

  private final DatabaseClock clock;
  private final RecordEnds ends;

  /** For the container's proxy only. */
  public AuditDirectory() {
    this(null, null);
  }

  @Inject
  AuditDirectory(DatabaseClock clock, RecordEnds ends) {
    this.clock = clock;
    this.ends = ends;
  }

  /**
   * Entries, the newest first; less than the limit if they are long. Their lengths are read first,
   * so that a page never needs more memory than one of usual entries.
   */
  public AuditPage page(AuditFilter filter, int offset, int limit) {
    AuditConditions wanted = AuditConditions.of(filter, imports(filter));
    Optional<Long> oldest = filter.text().flatMap(text -> oldestSearched(wanted));
    oldest.ifPresent(wanted::notBefore);
    filter.text().ifPresent(wanted::containing);
    List<Object[]> lengths =
        wanted
            .query(
                entities,
                "SELECT e.id, LENGTH(COALESCE(e.beforeState, '')),"
                    + " LENGTH(COALESCE(e.afterState, ''))",
                " ORDER BY e.id DESC",
                Object[].class)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    List<Long> ids =
        lengths.stream()
            .limit(PageSize.fitting(lengths.stream().map(AuditDirectory::length).toList()))
            .map(row -> (Long) row[0])
            .toList();
    long total = wanted.query(entities, "SELECT COUNT(e)", "", Long.class).getSingleResult();
    return new AuditPage(entries(ids), total, oldest.map(id -> entries(List.of(id)).get(0).time()));
  }

  /**
   * The newest imports that have changed something of the subscriber who is asked for. Asked before
   * the entries themselves, so that both are found by their indexes.
   */
  private List<Long> imports(AuditFilter filter) {
    return filter.isOfSubscriber()
        ? AuditConditions.ofImports(filter)
            .query(
                entities,
                "SELECT DISTINCT e.id",
                ", RecordedLine l",
                " ORDER BY e.id DESC",
                Long.class)
            .setMaxResults(MAX_IMPORTS)
            .getResultList()
        : List.of();
  }

  /**
   * What the lines of an import changed, in their order; less than the limit if they are long.
   *
   * @param entryId of the import
   */
  public Page<AuditLine> lines(long entryId, int offset, int limit) {
    List<Object[]> lengths =
        entities
            .createQuery(
                "SELECT l.id, LENGTH(COALESCE(l.beforeState, '')),"
                    + " LENGTH(COALESCE(l.afterState, '')) FROM RecordedLine l"
                    + " WHERE l.entryId = :entry ORDER BY l.id",
                Object[].class)
            .setParameter("entry", entryId)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    int fitting = PageSize.fitting(lengths.stream().map(AuditDirectory::length).toList());
    long total =
        entities
            .createQuery("SELECT COUNT(l) FROM RecordedLine l WHERE l.entryId = :entry", Long.class)
            .setParameter("entry", entryId)
            .getSingleResult();
    return new Page<>(
        linesOf(lengths.stream().limit(fitting).map(row -> (Long) row[0]).toList()), total);
  }

  private List<AuditLine> linesOf(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "SELECT l FROM RecordedLine l WHERE l.id IN :ids ORDER BY l.id", RecordedLine.class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(RecordedLine::view)
            .toList();
  }

  /** A text is looked for in so many entries at most; of what is older nothing is read. */
  private Optional<Long> oldestSearched(AuditConditions wanted) {
    return wanted
        .query(entities, "SELECT e.id", " ORDER BY e.id DESC", Long.class)
        .setFirstResult(MAX_SEARCHED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * One entry.
   *
   * @param organizationId of which it must be; empty for any
   */
  public Optional<AuditEntry> find(long id, Optional<Long> organizationId) {
    return Optional.ofNullable(entities.find(RecordedEntry.class, id))
        .filter(row -> organizationId.isEmpty() || organizationId.equals(row.organizationId()))
        .map(RecordedEntry::entry);
  }

  /**
   * What was recorded for a request up to one of its entries, the newest first. That somebody came
   * in with it is left out.
   *
   * @param max so many at most
   */
  public List<AuditEntry> ofRequest(AuditEntry last, int max) {
    if (last.requestId().isEmpty()) {
      return List.of(last);
    }
    return entities
        .createQuery(
            "SELECT e FROM RecordedEntry e WHERE e.requestId = :request AND e.id <= :last"
                + " AND e.administrator = :administrator AND e.action <> :signIn"
                + " ORDER BY e.id DESC",
            RecordedEntry.class)
        .setParameter("request", last.requestId().get())
        .setParameter("last", last.id())
        .setParameter("administrator", last.actor().administrator())
        .setParameter("signIn", AuditAction.SIGN_IN.name())
        .setMaxResults(max)
        .getResultStream()
        .map(RecordedEntry::entry)
        .toList();
  }

  /**
   * The newest entry about a thing.
   *
   * @param kind as {@link AuditTarget} calls it
   */
  public Optional<AuditEntry> newestAbout(
      Optional<Long> organizationId, String kind, Optional<String> name) {
    return page(AuditFilter.about(organizationId, kind, name), 0, 1).items().stream().findFirst();
  }

  /** The row of the organization that an entry is about, if it is about one. */
  public Optional<Long> organizationOf(long id) {
    return Optional.ofNullable(entities.find(RecordedEntry.class, id))
        .flatMap(RecordedEntry::organizationId);
  }

  private static long length(Object[] row) {
    return ((Number) row[1]).longValue() + ((Number) row[2]).longValue();
  }

  private List<AuditEntry> entries(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT e FROM RecordedEntry e WHERE e.id IN :ids ORDER BY e.id DESC",
            RecordedEntry.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(RecordedEntry::entry)
        .toList();
  }

  /** The newest entry that undid another one. */
  public Optional<AuditEntry> undoOf(long id) {
    return entities
        .createQuery(
            "SELECT e FROM RecordedEntry e WHERE e.undoes = :id ORDER BY e.id DESC",
            RecordedEntry.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(RecordedEntry::entry);
  }

  /**
   * Deletes a slice of the entries that are so old, and before an entry the lines beside it.
   * Nothing else deletes any.
   *
   * @return how many rows; 0 if there are no more
   */
  public int deleteSomeOlderThan(Duration age) {
    List<Long> ids =
        entities
            .createQuery(
                "SELECT e.id FROM RecordedEntry e WHERE e.recordedAt < :moment"
                    + " ORDER BY e.recordedAt",
                Long.class)
            .setParameter("moment", clock.now().minus(age))
            .setMaxResults(SLICE)
            .getResultList();
    if (ids.isEmpty()) {
      return 0;
    }
    List<Long> lines =
        entities
            .createQuery("SELECT l.id FROM RecordedLine l WHERE l.entryId IN :ids", Long.class)
            .setParameter("ids", ids)
            .setMaxResults(SLICE)
            .getResultList();
    if (!lines.isEmpty()) {
      return delete("RecordedLine", lines);
    }
    ends.forget(ids);
    return delete("RecordedEntry", ids);
  }

  private int delete(String rows, List<Long> ids) {
    return entities
        .createQuery("DELETE FROM " + rows + " r WHERE r.id IN :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }
}
