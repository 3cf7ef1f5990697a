package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.NewSession;
import org.callboard.administrator.SessionDirectory;
import org.callboard.administrator.SessionSecret;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.BusyException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseTrouble;

/** Signs browsers in and out, and recognizes them. */
@ApplicationScoped
public class BrowserSessions {

  private final AdminRecognition administrators;
  private final SessionDirectory sessions;
  private final AdministratorTurns turns;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected BrowserSessions() {
    this(null, null, null, null);
  }

  @Inject
  public BrowserSessions(
      AdminRecognition administrators,
      SessionDirectory sessions,
      AdministratorTurns turns,
      DatabaseContact database) {
    this.administrators = administrators;
    this.sessions = sessions;
    this.turns = turns;
    this.database = database;
  }

  /**
   * Signs a browser in.
   *
   * @param address where the request comes from
   * @param browser what it says it is
   * @throws RefusedException if name and password are nobody's, the account is disabled, or too
   *     many were wrong before
   */
  public NewSession signIn(String username, String password, String address, String browser) {
    AdministratorIdentity administrator = administrators.byPassword(username, password, address);
    if (!administrator.enabled()) {
      throw new RefusedException(Refusal.disabled());
    }
    NewSession session = ask(() -> sessions.begin(administrator.id(), address, browser));
    try {
      administrators.byPassword(username, password, address); // still so, now that it has begun
      return session;
    } catch (RuntimeException e) {
      signOut(session.secret());
      throw e;
    }
  }

  /**
   * Whose session it is.
   *
   * @return empty if it is nobody's any more
   */
  public Optional<AdministratorIdentity> ownerOf(SessionSecret secret) {
    Optional<SessionDirectory.Owned> owned = ask(() -> sessions.ownerOf(secret));
    owned.filter(SessionDirectory.Owned::isUnnoticed).ifPresent(there -> use(secret));
    return owned.map(SessionDirectory.Owned::owner);
  }

  /** Where nothing can be written, pages can still be read. */
  private void use(SessionSecret secret) {
    try {
      ask(
          () -> {
            sessions.use(secret);
            return secret;
          });
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isEmpty() && !(e instanceof BusyException)) {
        throw e;
      }
    }
  }

  /** Signs the browser with this session out. */
  public void signOut(SessionSecret secret) {
    ask(
        () -> {
          sessions.end(secret);
          return secret;
        });
  }

  /** In turn with what the recognized do: the filter that marks their requests comes later. */
  private <T> T ask(Supplier<T> question) {
    return turns.run(() -> database.ask(question));
  }
}
