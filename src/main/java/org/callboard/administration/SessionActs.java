package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.Session;
import org.callboard.administrator.SessionDirectory;
import org.callboard.administrator.SessionSecret;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.security.AdminPrincipal;

/** The browsers that the caller is signed in with. */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionActs {

  private final Caller caller;
  private final SessionDirectory sessions;

  /** For the container's proxy only. */
  public SessionActs() {
    this(null, null);
  }

  @Inject
  SessionActs(Caller caller, SessionDirectory sessions) {
    this.caller = caller;
    this.sessions = sessions;
  }

  /**
   * One of the caller's sessions.
   *
   * @param isThis whether the request came by it
   */
  public record OwnSession(Session session, boolean isThis) {}

  /**
   * The living ones, the newest first; a token sees none.
   *
   * @param used by which the request came, if by one
   */
  public List<OwnSession> list(Optional<SessionSecret> used) {
    if (caller.administrator().tokenId().isPresent()) {
      return List.of();
    }
    Optional<String> now = used.flatMap(sessions::of).map(Session::id);
    return sessions.of(caller.administrator().administratorId()).stream()
        .map(session -> new OwnSession(session, now.equals(Optional.of(session.id()))))
        .toList();
  }

  /**
   * Signs one of the browsers out.
   *
   * @throws EditRefusedException if there is none of this id
   */
  public void end(String id) {
    AdminPrincipal principal = caller.byPassword("A token signs no browser out.");
    if (!sessions.end(principal.administratorId(), id)) {
      throw EditRefusedException.notFound("session");
    }
  }
}
