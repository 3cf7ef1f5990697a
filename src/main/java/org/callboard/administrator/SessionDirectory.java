package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.Bounds;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Settings;
import org.callboard.platform.Text;

/**
 * The sessions of browsers, which are rows only, so that every node knows of their end at once. The
 * clock that ends them is the database's.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SessionDirectory {

  private static final String LIVING =
      " s.idleUntil > CURRENT_TIMESTAMP AND s.endsAt > CURRENT_TIMESTAMP";

  /** Of one administrator; whoever has more has forgotten the oldest. */
  private static final int MAX_SESSIONS = 50;

  private static final int MAX_ADDRESS = 100;
  private static final int MAX_BROWSER = 200;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final SessionTimes times;

  /** For the container's proxy only. */
  public SessionDirectory() {
    clock = null;
    times = null;
  }

  @Inject
  SessionDirectory(DatabaseClock clock, Settings settings) {
    this.clock = clock;
    this.times =
        new SessionTimes(settings.get(Bounds.CONSOLE_IDLE), settings.get(Bounds.CONSOLE_SESSION));
  }

  /** Begins one. Old ones of the same administrator that have ended go with it. */
  public NewSession begin(long administratorId, String address, String browser) {
    // Locked, so that it does not begin behind the back of a new password.
    Administrator owner =
        Optional.ofNullable(
                entities.find(Administrator.class, administratorId, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> EditRefusedException.notFound("administrator"));
    entities
        .createQuery(
            "DELETE FROM ConsoleSession s WHERE s.administrator = :owner AND NOT (" + LIVING + ")")
        .setParameter("owner", owner)
        .executeUpdate();
    deleteTooMany(owner);
    SessionSecret secret = SessionSecret.random();
    ConsoleSession row =
        new ConsoleSession(
            owner,
            secret,
            times,
            clock.now(),
            Text.kept(address, MAX_ADDRESS),
            Text.kept(browser, MAX_BROWSER));
    entities.persist(row);
    entities.flush();
    return new NewSession(row.session(), secret);
  }

  private void deleteTooMany(Administrator owner) {
    entities
        .createQuery(
            "SELECT s FROM ConsoleSession s WHERE s.administrator = :owner ORDER BY s.id DESC",
            ConsoleSession.class)
        .setParameter("owner", owner)
        .setFirstResult(MAX_SESSIONS - 1)
        .getResultStream()
        .toList()
        .forEach(entities::remove);
  }

  /**
   * Whose session it is.
   *
   * @param isUnnoticed whether it is to be noted that it is used, about once a minute
   */
  public record Owned(AdministratorIdentity owner, boolean isUnnoticed) {}

  /** Whose session this is, by one query; empty if it never was one, or has ended. */
  public Optional<Owned> ownerOf(SessionSecret secret) {
    return find(secret)
        .map(session -> new Owned(session.owner(), session.isUsedUnnoticed(Instant.now())));
  }

  /** Notes that it is used, which is apart from reading: the disk may be full. */
  public void use(SessionSecret secret) {
    find(secret).ifPresent(session -> session.use(clock.now(), times));
  }

  /** The living one of this secret. */
  public Optional<Session> of(SessionSecret secret) {
    return find(secret).map(ConsoleSession::session);
  }

  private Optional<ConsoleSession> find(SessionSecret secret) {
    return entities
        .createQuery(
            "SELECT s FROM ConsoleSession s JOIN FETCH s.administrator WHERE s.secretHash = :hash"
                + " AND"
                + LIVING,
            ConsoleSession.class)
        .setParameter("hash", secret.hash())
        .getResultStream()
        .findFirst();
  }

  /** The living ones of an administrator, the newest first. */
  public List<Session> of(long administratorId) {
    return entities
        .createQuery(
            "SELECT s FROM ConsoleSession s WHERE s.administrator.id = :id AND"
                + LIVING
                + " ORDER BY s.id DESC",
            ConsoleSession.class)
        .setParameter("id", administratorId)
        .getResultStream()
        .map(ConsoleSession::session)
        .toList();
  }

  /** Ends the one of this secret, if there is one. */
  public void end(SessionSecret secret) {
    entities
        .createQuery("DELETE FROM ConsoleSession s WHERE s.secretHash = :hash")
        .setParameter("hash", secret.hash())
        .executeUpdate();
  }

  /**
   * Ends one of an administrator's.
   *
   * @return whether there was one of this id
   */
  public boolean end(long administratorId, String id) {
    return entities
            .createQuery(
                "DELETE FROM ConsoleSession s WHERE s.administrator.id = :owner"
                    + " AND s.publicId = :id")
            .setParameter("owner", administratorId)
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }
}
