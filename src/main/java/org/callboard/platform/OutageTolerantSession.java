package org.callboard.platform;

import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.server.ExternalConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Lets Callboard start while the database is away, and queries fail at once when it goes away.
 * Named in {@code persistence.xml}.
 *
 * <p>EclipseLink connects when the persistence unit starts, which Payara makes a part of the
 * deployment: without this, a node that is restarted during a failure of the database has no
 * application. And it tries a broken connection three times more, five seconds apart, while the
 * caller waits.
 */
public class OutageTolerantSession implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    ServerSession server = (ServerSession) session;
    DatabaseLogin login = server.getLogin();
    login.setQueryRetryAttemptCount(0);
    String product = System.getProperty("callboard.database.product");
    if (product != null) {
      // Otherwise EclipseLink asks the database for its name.
      session.setProperty(PersistenceUnitProperties.SCHEMA_DATABASE_PRODUCT_NAME, product);
    }
    server.addConnectionPool(new LazyPool("default", login, server));
    server.setReadConnectionPool(new LazyPool("read", login, server));
  }

  /** The server's pool, of which nothing is taken before it is needed. */
  private static final class LazyPool extends ExternalConnectionPool {
    LazyPool(String name, DatabaseLogin login, ServerSession session) {
      super(name, login, session);
    }

    @Override
    protected Accessor buildConnection() {
      LazyAccessor accessor = new LazyAccessor((DatabaseLogin) getLogin(), getOwner());
      accessor.setPool(this);
      return accessor;
    }
  }

  /** Takes its connection at its first statement, as EclipseLink's own does at the second. */
  private static final class LazyAccessor extends DatabaseAccessor {
    LazyAccessor(DatabaseLogin login, AbstractSession session) {
      setLogin(login);
      setDatasourcePlatform(session.getPlatform());
      usesExternalConnectionPooling = true;
      setIsConnected(true);
    }
  }
}
