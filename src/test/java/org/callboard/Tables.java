package org.callboard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.flywaydb.core.Flyway;

/** Empty tables in either database, for enterprise beans without a server. */
public final class Tables implements Closeable {

  private final Closeable server;
  private final EntityManagerFactory factory;

  /** The servers' pools are not there. */
  public static final class OwnPool implements SessionCustomizer {
    @Override
    public void customize(Session session) {}
  }

  private Tables(Closeable server, String url, String user) {
    this.server = server;
    Flyway.configure().dataSource(url, user, user).load().migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "callboard",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", user,
                "jakarta.persistence.jdbc.password", user,
                "eclipselink.session.customizer", OwnPool.class.getName()));
  }

  /** PostgreSQL too where the build has it: in the profile of the server that is tested with it. */
  public static Stream<String> databases() {
    boolean both = Tables.class.getResource("/postgres-linux-x86_64.txz") != null;
    return both ? Stream.of("h2", "postgresql") : Stream.of("h2");
  }

  public static Tables in(String database) {
    if (database.equals("h2")) {
      String url = "jdbc:h2:mem:tables" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
      return new Tables(() -> {}, url, "sa");
    }
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      return new Tables(postgres, postgres.getJdbcUrl("postgres", "postgres"), "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A transaction, which is rolled back unless it is committed. */
  public final class Transaction implements AutoCloseable {

    private final EntityManager entities = factory.createEntityManager();

    private Transaction() {
      entities.getTransaction().begin();
    }

    /** Gives the bean this transaction's entities. */
    public <T> T with(T bean) {
      for (Field field : bean.getClass().getDeclaredFields()) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          try {
            field.setAccessible(true);
            field.set(bean, entities);
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
      return bean;
    }

    public int sql(String sql) {
      return entities.createNativeQuery(sql).executeUpdate();
    }

    public long number(String query) {
      return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    public List<?> rows(String query) {
      return entities.createNativeQuery(query).getResultList();
    }

    public void persist(Object entity) {
      entities.persist(entity);
    }

    public <T> T find(Class<T> type, Object id) {
      return entities.find(type, id);
    }

    public void flush() {
      entities.flush();
    }

    public void setRollbackOnly() {
      entities.getTransaction().setRollbackOnly();
    }

    public void commit() {
      if (entities.getTransaction().getRollbackOnly()) {
        entities.getTransaction().rollback();
      } else {
        entities.getTransaction().commit();
      }
    }

    @Override
    public void close() {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  public Transaction begin() {
    return new Transaction();
  }

  public <T> T in(Function<Transaction, T> work) {
    try (Transaction transaction = begin()) {
      T result = work.apply(transaction);
      transaction.commit();
      return result;
    }
  }

  public void run(Consumer<Transaction> work) {
    in(
        transaction -> {
          work.accept(transaction);
          return null;
        });
  }

  @Override
  public void close() throws IOException {
    factory.close();
    server.close();
  }
}
