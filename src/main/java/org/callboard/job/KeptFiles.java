package org.callboard.job;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.BusyException;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.RandomText;

/**
 * Files that wait to be imported, in the database, where every node finds them. Each piece is
 * written in a short transaction of its own; what a node leaves half written is nobody's, and is
 * deleted like all others when its time is over.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class KeptFiles {

  /** Of one administrator; whoever sends one more loses the oldest. */
  static final int MAX_OF_ADMINISTRATOR = 3;

  static final int MAX_OF_ORGANIZATION = 8;

  /** Of all together: with files of 64 MiB that do not shrink, 2.5 GiB. */
  static final int MAX = 30;

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private static final String OWN =
      "SELECT f FROM KeptFileRow f WHERE f.id = :id AND f.sessionHash = :session"
          + " AND f.organizationId = :organization AND f.endsAt > CURRENT_TIMESTAMP";

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public KeptFiles() {
    this(null);
  }

  @Inject
  KeptFiles(DatabaseClock clock) {
    this.clock = clock;
  }

  /**
   * Begins to keep a file.
   *
   * @return its id
   * @throws BusyException if too many files are kept already
   */
  public String begin(FileOwner owner, long lines, long size) {
    OffsetDateTime now = clock.now();
    deleteOldest(owner);
    if (count("f.organizationId = " + owner.organizationId()) >= MAX_OF_ORGANIZATION
        || count("f.size >= 0") >= MAX) {
      throw new BusyException(RETRY_AFTER);
    }
    String id = RandomText.id();
    entities.persist(new KeptFileRow(id, owner, lines, size, now));
    return id;
  }

  private long count(String which) {
    return entities
        .createQuery(
            "SELECT COUNT(f) FROM KeptFileRow f WHERE f.endsAt > CURRENT_TIMESTAMP AND " + which,
            Long.class)
        .getSingleResult();
  }

  private void deleteOldest(FileOwner owner) {
    entities
        .createQuery(
            "SELECT f.id FROM KeptFileRow f WHERE f.administratorId = :administrator"
                + " ORDER BY f.endsAt DESC, f.id",
            String.class)
        .setParameter("administrator", owner.administratorId())
        .setFirstResult(MAX_OF_ADMINISTRATOR - 1)
        .getResultStream()
        .toList()
        .forEach(this::delete);
  }

  private void delete(String id) {
    entities
        .createQuery("DELETE FROM KeptFileRow f WHERE f.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * Adds a piece. Native: a piece is written and read, and is nothing else.
   *
   * @param number from 0
   */
  public void add(FileOwner owner, String id, int number, byte[] piece) {
    entities
        .createNativeQuery(
            "INSERT INTO kept_file_part (file_id, number, content) VALUES (?1, ?2, ?3)")
        .setParameter(1, id)
        .setParameter(2, number)
        .setParameter(3, owner.key(id).encrypt(FilePiece.compressed(piece), place(id, number)))
        .executeUpdate();
  }

  /** Ends to keep a file: all of it is there. */
  public void complete(FileOwner owner, String id, int parts, String wish) {
    row(owner, id)
        .ifPresent(
            row -> {
              row.complete(parts);
              row.setWish(owner.key(id).encrypt(wish, KeptFileRow.wishPlace(id)));
            });
  }

  /** A piece of a file. */
  public byte[] piece(FileOwner owner, String id, int number) {
    List<?> found =
        entities
            .createNativeQuery(
                "SELECT content FROM kept_file_part WHERE file_id = ?1 AND number = ?2")
            .setParameter(1, id)
            .setParameter(2, number)
            .getResultList();
    return found.stream()
        .findFirst()
        .flatMap(text -> owner.key(id).decryptBytes(String.valueOf(text), place(id, number)))
        .map(FilePiece::original)
        .orElseThrow(() -> EditRefusedException.notFound("file"));
  }

  private static String place(String id, int number) {
    return "kept_file " + id + " " + number;
  }

  /** A file that is all there, if it is its owner who asks. */
  public Optional<KeptFile> find(FileOwner owner, String id) {
    return row(owner, id).filter(KeptFileRow::isComplete).map(row -> row.file(owner));
  }

  /** All of an owner's that are all there, the newest first. */
  public List<KeptFile> list(FileOwner owner) {
    return entities
        .createQuery(
            "SELECT f FROM KeptFileRow f WHERE f.sessionHash = :session"
                + " AND f.organizationId = :organization AND f.endsAt > CURRENT_TIMESTAMP"
                + " ORDER BY f.endsAt DESC, f.id",
            KeptFileRow.class)
        .setParameter("session", owner.session())
        .setParameter("organization", owner.organizationId())
        .getResultStream()
        .filter(KeptFileRow::isComplete)
        .map(row -> row.file(owner))
        .toList();
  }

  private Optional<KeptFileRow> row(FileOwner owner, String id) {
    return entities
        .createQuery(OWN, KeptFileRow.class)
        .setParameter("id", id)
        .setParameter("session", owner.session())
        .setParameter("organization", owner.organizationId())
        .getResultStream()
        .findFirst();
  }

  /**
   * Notes which job says what would happen, and how the file is to be imported. From then on it is
   * kept for its time again.
   */
  public void check(FileOwner owner, String id, String jobId, String wish) {
    row(owner, id)
        .ifPresent(
            row -> {
              row.checkedBy(jobId, clock.now());
              row.setWish(owner.key(id).encrypt(wish, KeptFileRow.wishPlace(id)));
            });
  }

  /**
   * Notes which job imports the file, or is about to.
   *
   * @param before what was noted when the caller looked; of two who looked, one is told no
   * @return whether it was still so
   */
  public boolean claim(FileOwner owner, String id, Optional<String> before, Optional<String> job) {
    Optional<KeptFileRow> row = row(owner, id);
    row.ifPresent(there -> entities.refresh(there, LockModeType.PESSIMISTIC_WRITE));
    boolean isSo = row.filter(there -> there.importJob().equals(before)).isPresent();
    if (isSo) {
      row.get().importedBy(job.orElse(null));
    }
    return isSo;
  }

  /** Deletes a file. */
  public void drop(FileOwner owner, String id) {
    row(owner, id).ifPresent(entities::remove);
  }

  /** About how many lines the file has that a job works on; empty if it is kept no more. */
  public Optional<Long> linesOfJob(long organizationId, String jobId) {
    return entities
        .createQuery(
            "SELECT f.lines FROM KeptFileRow f WHERE f.organizationId = :organization"
                + " AND (f.checkJobId = :job OR f.importJobId = :job)",
            Long.class)
        .setParameter("organization", organizationId)
        .setParameter("job", jobId)
        .getResultStream()
        .findFirst();
  }

  /** Deletes those whose time is over, and those that are imported. */
  public int deleteOld() {
    return entities
        .createQuery(
            "DELETE FROM KeptFileRow f WHERE f.endsAt < CURRENT_TIMESTAMP OR f.importJobId IN"
                + " (SELECT j.id FROM JobRow j WHERE j.state = :done)")
        .setParameter("done", JobState.DONE.name())
        .executeUpdate();
  }
}
