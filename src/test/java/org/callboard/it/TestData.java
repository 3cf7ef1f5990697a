package org.callboard.it;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.callboard.it.support.TestDatabase;
import org.callboard.it.support.TestRun;

/**
 * Data that tests write behind the server's back, by JDBC. Nothing tells the server of it but
 * {@link #changed}; a new organization and a new subscriber are found when they are asked for.
 */
final class TestData {

  /** Far above what the server's own sequence reaches in a test. */
  private static final AtomicLong IDS =
      new AtomicLong(1_000_000_000L + (System.nanoTime() / 1_000_000 % 1_000_000) * 1_000);

  private static final ThreadLocal<Connection> TRANSACTION = new ThreadLocal<>();

  private TestData() {}

  static String newCloudId() {
    return "T" + Long.toString(IDS.incrementAndGet(), 36).toUpperCase();
  }

  static long organization(String cloudId) {
    long id = IDS.incrementAndGet();
    sql("INSERT INTO organization (id, cloud_id, name) VALUES (?, ?, ?)", id, cloudId, cloudId);
    return id;
  }

  static long subscriber(long organizationId, String username, String password) {
    return subscriber(organizationId, username, username.toLowerCase(), hash(password));
  }

  static long subscriber(long organizationId, String username, String key, String hash) {
    long id = IDS.incrementAndGet();
    sql(
        "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash)"
            + " VALUES (?, ?, ?, ?, ?)",
        id,
        organizationId,
        username,
        key,
        hash);
    return id;
  }

  static long organizationLayer(long organizationId) {
    long id = IDS.incrementAndGet();
    sql(
        "INSERT INTO dial_layer (id, organization_id, kind, owner_id)"
            + " VALUES (?, ?, 'ORGANIZATION', ?)",
        id,
        organizationId,
        organizationId);
    return id;
  }

  static long subscriberLayer(long organizationId, long subscriberId) {
    long id = IDS.incrementAndGet();
    sql(
        "INSERT INTO dial_layer (id, organization_id, subscriber_id, kind, owner_id)"
            + " VALUES (?, ?, ?, 'SUBSCRIBER', ?)",
        id,
        organizationId,
        subscriberId,
        subscriberId);
    return id;
  }

  static void item(long layerId, String entryId, String displayName, String uri, int priority) {
    long id = IDS.incrementAndGet();
    sql(
        "INSERT INTO quick_dial_item"
            + " (id, layer_id, entry_id, display_name, uri, priority, position)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        layerId,
        entryId,
        displayName,
        uri,
        priority,
        (int) (id % 1_000_000));
  }

  static void dialAction(long layerId, String entryId, String keyNodes) {
    sql(
        "INSERT INTO dial_action (id, layer_id, entry_id, key_nodes, position)"
            + " VALUES (?, ?, ?, ?, 0)",
        IDS.incrementAndGet(),
        layerId,
        entryId,
        keyNodes);
  }

  static void removal(long layerId, String kind, String entryId, int priority) {
    sql(
        "INSERT INTO removal (id, layer_id, kind, entry_id, priority) VALUES (?, ?, ?, ?, ?)",
        IDS.incrementAndGet(),
        layerId,
        kind,
        entryId,
        priority);
  }

  /** Leaves the row in the change feed that every edit leaves. */
  static void changed(long organizationId, Long subscriberId) {
    sql(
        "INSERT INTO change_feed (id, organization_id, scope, scope_id) VALUES (?, ?, ?, ?)",
        IDS.incrementAndGet(),
        organizationId,
        subscriberId == null ? "ORGANIZATION" : "SUBSCRIBER",
        subscriberId);
  }

  /** Tells that anything of the organization may have changed, as a bulk edit does. */
  static void everythingChanged(long organizationId) {
    sql(
        "INSERT INTO change_feed (id, organization_id, scope) VALUES (?, ?, 'EVERYTHING')",
        IDS.incrementAndGet(),
        organizationId);
  }

  /** A number that is stored. */
  static long number(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("Nothing found by " + sql);
        }
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes everything in one transaction. The clock loads organizations ahead of phones, so that of
   * what is written bit by bit the server may know the first bits only.
   */
  static void atOnce(Runnable writing) {
    try (Connection connection = TestDatabase.connect()) {
      connection.setAutoCommit(false);
      TRANSACTION.set(connection);
      writing.run();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      TRANSACTION.remove();
    }
  }

  static int sql(String sql, Object... parameters) {
    try {
      if (TRANSACTION.get() != null) {
        return sql(TRANSACTION.get(), sql, parameters);
      }
      try (Connection connection = TestDatabase.connect()) {
        return sql(connection, sql, parameters);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int sql(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] == null) {
          statement.setNull(i + 1, java.sql.Types.BIGINT);
        } else {
          statement.setObject(i + 1, parameters[i]);
        }
      }
      return statement.executeUpdate();
    }
  }

  /** A hash as the server under test makes it. */
  static String hash(String password) {
    return hash(password, TestRun.passwordIterations());
  }

  /** The beginning of every hash that the server under test makes, for LIKE. */
  static String ownHashes() {
    return "PBKDF2WithHmacSHA512:" + TestRun.passwordIterations() + ":%";
  }

  /** The stored form of Jakarta Security's Pbkdf2PasswordHash. */
  static String hash(String password, int iterations) {
    byte[] salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 512))
              .getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return "PBKDF2WithHmacSHA512:"
          + iterations
          + ":"
          + base64.encodeToString(salt)
          + ":"
          + base64.encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
