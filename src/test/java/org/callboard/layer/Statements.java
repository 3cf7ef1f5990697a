package org.callboard.layer;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;

/** What is asked of the database meanwhile: each statement, and how many rows came back. */
final class Statements extends SessionEventAdapter implements AutoCloseable {

  private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
  private final ServerSession session;
  private int rows;

  private Statements(ServerSession session) {
    this.session = session;
    session.getEventManager().addListener(this);
  }

  /** Begins to listen; the transaction of the caller tells to which database. */
  static Statements of(EntityManager entities) {
    return new Statements(entities.getEntityManagerFactory().unwrap(ServerSession.class));
  }

  @Override
  public void postExecuteCall(SessionEvent event) {
    Session asked = event.getSession();
    texts.add(event.getCall().getLogString(session.getAccessor()));
    if (asked != null && event.getResult() instanceof Collection<?> read) {
      rows += read.size();
    }
  }

  int count() {
    return texts.size();
  }

  int rows() {
    return rows;
  }

  @Override
  public void close() {
    session.getEventManager().removeListener(this);
  }

  @Override
  public String toString() {
    return rows + " rows by\n" + String.join("\n", texts);
  }
}
