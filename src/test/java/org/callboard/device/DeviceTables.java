package org.callboard.device;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.callboard.Injection;
import org.callboard.audit.AuditLog;
import org.callboard.audit.CurrentActor;
import org.callboard.feed.Announced;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.platform.Settings;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.flywaydb.core.Flyway;

/** The tables themselves, in either database, under the enterprise beans without a server. */
final class DeviceTables implements Closeable {

  /** What the beans of one transaction are. */
  record Beans(
      EntityManager entities,
      DeviceEditor devices,
      SignInCodes codes,
      DeviceDirectory directory,
      CodeDirectory codeDirectory,
      DeviceUpkeep upkeep) {}

  /** The servers' pools are not there. */
  public static final class OwnPool implements SessionCustomizer {
    @Override
    public void customize(Session session) {}
  }

  final List<DataChanged> told = Collections.synchronizedList(new ArrayList<>());
  private final Closeable server;
  private final EntityManagerFactory factory;

  private DeviceTables(Closeable server, String url, String user, String password) {
    this.server = server;
    Flyway.configure().dataSource(url, user, password).load().migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "callboard",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", user,
                "jakarta.persistence.jdbc.password", password,
                "eclipselink.session.customizer", OwnPool.class.getName()));
    inTransaction(
        beans -> {
          execute(beans, "INSERT INTO organization (id, cloud_id, name) VALUES (1, 'ACME', 'A')");
          execute(
              beans,
              "INSERT INTO subscriber (id, organization_id, username, username_key,"
                  + " password_hash) VALUES (2, 1, 'ann', 'ann', 'hash')");
          return null;
        });
  }

  /** PostgreSQL too where the build has it: in the profile of the server that is tested with it. */
  static Stream<String> databases() {
    boolean both = DeviceTables.class.getResource("/postgres-linux-x86_64.txz") != null;
    return both ? Stream.of("h2", "postgresql") : Stream.of("h2");
  }

  static DeviceTables in(String database) {
    if (database.equals("h2")) {
      String url = "jdbc:h2:mem:devices" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
      return new DeviceTables(() -> {}, url, "sa", "sa");
    }
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      return new DeviceTables(
          server, server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int execute(Beans beans, String sql) {
    return beans.entities().createNativeQuery(sql).executeUpdate();
  }

  <T> T inTransaction(Function<Beans, T> work) {
    return inTransaction(work, Map.of());
  }

  <T> T inTransaction(Function<Beans, T> work, Map<String, String> settings) {
    EntityManager entities = factory.createEntityManager();
    try {
      entities.getTransaction().begin();
      T result = work.apply(beans(entities, new Settings(settings::get)));
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  private Beans beans(EntityManager entities, Settings settings) {
    CurrentActor actor = new CurrentActor();
    AuditLog audit = with(entities, Injection.into(new AuditLog(), actor));
    ChangeFeed feed = with(entities, Announced.feed(null, told::add));
    return new Beans(
        entities,
        with(entities, Injection.into(new DeviceEditor(), audit, actor, feed, settings)),
        with(entities, Injection.into(new SignInCodes(), audit)),
        with(entities, new DeviceDirectory()),
        with(entities, new CodeDirectory()),
        with(entities, new DeviceUpkeep()));
  }

  private static <T> T with(EntityManager entities, T bean) {
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

  @Override
  public void close() throws IOException {
    factory.close();
    server.close();
  }
}
