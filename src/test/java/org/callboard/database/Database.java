package org.callboard.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Databases that tests run on; each is started and migrated once, when it is first needed. */
enum Database {
  H2("SET REFERENTIAL_INTEGRITY FALSE", "SET REFERENTIAL_INTEGRITY TRUE") {
    @Override
    boolean isHere() {
      return true;
    }

    @Override
    String whatBreaks() {
      return "SELECT ABORT_SESSION(session_id) FROM information_schema.sessions"
          + " WHERE contains_uncommitted AND session_id <> SESSION_ID()";
    }

    /** It does not say that it waits for a unique key: it repeats the INSERT until it is free. */
    @Override
    String whoWaits() {
      return "SELECT w.session_id FROM information_schema.sessions w"
          + " LEFT JOIN information_schema.sessions h ON h.session_id = w.blocker_id"
          + " WHERE (h.session_id IS NOT NULL AND h.executing_statement IS NULL)"
          + " OR (w.executing_statement LIKE 'INSERT%' AND w.executing_statement_start"
          + " < DATEADD(MILLISECOND, -300, CURRENT_TIMESTAMP))";
    }

    @Override
    Address start() {
      return new Address("jdbc:h2:mem:callboard;DB_CLOSE_DELAY=-1", "sa");
    }
  },

  POSTGRESQL("SET session_replication_role = replica", "SET session_replication_role = DEFAULT") {
    @Override
    boolean isHere() {
      String arch = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
      String os = System.getProperty("os.name").split(" ")[0].toLowerCase(Locale.ROOT);
      return getClass().getResource("/postgres-" + os + "-" + arch + ".txz") != null;
    }

    @Override
    String whatBreaks() {
      return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE state = 'idle in transaction' AND pid <> pg_backend_pid()";
    }

    @Override
    String whoWaits() {
      return "SELECT w.pid FROM pg_stat_activity w"
          + " JOIN pg_stat_activity h ON h.pid = ANY (pg_blocking_pids(w.pid))"
          + " WHERE h.state = 'idle in transaction'";
    }

    /** Ends with the JVM. */
    @Override
    Address start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
        return new Address(server.getJdbcUrl("postgres", "postgres"), "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final int POOL = 20;

  /** A schema for migrations of old data. */
  private static final String UPGRADE = "upgrade";

  /** Where a database is found; the password is the user's name. */
  record Address(String url, String user) {}

  private final String withoutForeignKeys;
  private final String withForeignKeys;
  private Address address;
  private AgroalDataSource pool;
  private EntityManagerFactory factory;
  private List<String> tables;

  /** Those that the migrations leave rows in. Some of the others have columns of the database. */
  private Set<String> filled;

  Database(String withoutForeignKeys, String withForeignKeys) {
    this.withoutForeignKeys = withoutForeignKeys;
    this.withForeignKeys = withForeignKeys;
  }

  /** Whether this machine has it. */
  abstract boolean isHere();

  abstract Address start();

  /** A query that breaks the connections of all transactions that are open and do nothing. */
  abstract String whatBreaks();

  /** A query that finds the transactions that wait for one that is open and does nothing. */
  abstract String whoWaits();

  /** Connections that take part in transactions. */
  DataSource pool() {
    return pool;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  /** A connection outside all transactions. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.user());
  }

  /** Leaves what the migrations leave, and nothing else. */
  void clear() {
    try {
      if (factory == null) {
        prepare();
      }
      List<String> statements = new ArrayList<>(List.of(withoutForeignKeys));
      for (String table : tables) {
        statements.add("DELETE FROM " + table);
        if (filled.contains(table)) {
          statements.add("INSERT INTO " + table + " SELECT * FROM migrated." + table);
        }
      }
      statements.add(withForeignKeys);
      run(String.join("; ", statements));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> filledTables() {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM " + table + " EXCEPT SELECT * FROM migrated." + table)) {
          if (rows.next()) {
            found.add(table.toLowerCase(Locale.ROOT));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /** See {@link Node#upgraded}. */
  List<String> upgraded(String from, List<String> statements, String to, String query) {
    clear(); // the database is there
    Flyway old = upgrade(from);
    old.clean();
    old.migrate();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setSchema(UPGRADE);
      for (String sql : statements) {
        statement.execute(sql);
      }
      upgrade(to).migrate();
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      old.clean();
    }
  }

  private Flyway upgrade(String target) {
    return Flyway.configure()
        .dataSource(address.url(), address.user(), address.user())
        .schemas(UPGRADE)
        .target(target)
        .cleanDisabled(false)
        .load();
  }

  private void prepare() throws SQLException {
    if (address == null) {
      address = start();
    }
    Flyway.configure().dataSource(address.url(), address.user(), address.user()).load().migrate();
    tables = tables();
    run("CREATE SCHEMA migrated");
    for (String table : tables) {
      run("CREATE TABLE migrated." + table + " AS SELECT * FROM " + table);
    }
    filled = filled();
    pool =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    p ->
                        p.maxSize(POOL)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .validateOnBorrow(true) // a test may have broken one
                            .connectionValidator(ConnectionValidator.defaultValidator())
                            .transactionIntegration(Transactions.integration())
                            .connectionFactoryConfiguration(
                                c ->
                                    c.jdbcUrl(address.url())
                                        .principal(new NamePrincipal(address.user()))
                                        .credential(new SimplePassword(address.user())))));
    // All else is as persistence.xml has it for the servers.
    factory =
        Persistence.createEntityManagerFactory(
            "callboard",
            Map.of(
                "jakarta.persistence.jtaDataSource", pool,
                "eclipselink.target-server", Transactions.Platform.class.getName(),
                "eclipselink.session-name", name()));
  }

  private Set<String> filled() throws SQLException {
    Set<String> names = new HashSet<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM migrated." + table)) {
          if (rows.next()) {
            names.add(table);
          }
        }
      }
    }
    return names;
  }

  private List<String> tables() throws SQLException {
    try (Connection connection = connect();
        ResultSet rows =
            connection
                .getMetaData()
                .getTables(
                    null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        if (!rows.getString("TABLE_NAME").equals("flyway_schema_history")) {
          names.add(rows.getString("TABLE_NAME"));
        }
      }
      return names;
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
