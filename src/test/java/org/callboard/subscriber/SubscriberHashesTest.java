package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.callboard.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which hashes are found, and how, in both databases. */
class SubscriberHashesTest {

  private static final String CHEAP = CheapHash.PREFIX + "salt:hash";
  private static final String DEAR = "PBKDF2WithHmacSHA512:210000:salt:hash";

  private static final String BCRYPT = "bcrypt:$2y$%s$" + "x".repeat(53);

  private Tables tables;

  @AfterEach
  void stop() throws IOException {
    tables.close();
  }

  private void start(String database) {
    tables = Tables.in(database);
    tables.run(
        transaction -> {
          transaction.sql("INSERT INTO organization (id, cloud_id, name) VALUES (1, 'ACME', 'A')");
          for (int i = 0; i < 2000; i++) {
            String hash = i % 500 == 7 ? CHEAP : DEAR;
            transaction.persist(new Subscriber(1, new Username("user" + i), hash));
          }
        });
  }

  private SortedMap<Long, String> cheap(long after, int limit) {
    return tables.in(transaction -> transaction.with(new SubscriberHashes()).cheap(after, limit));
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void cheapHashesAreFoundAndNoOthers(String database) {
    start(database);
    assertThat(cheap(0, 100).values()).hasSize(4).containsOnly(CHEAP);
    long second = List.copyOf(cheap(0, 2).keySet()).get(1);
    assertThat(cheap(second, 100)).hasSize(2);
    tables.run(
        transaction -> {
          Subscriber subscriber = transaction.find(Subscriber.class, second);
          subscriber.setPasswordHash(DEAR);
        });
    assertThat(cheap(0, 100)).hasSize(3).doesNotContainKey(second);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void theHighestCostOfBcryptHashesIsFoundForEachOrganization(String database) {
    start(database);
    assertThat(bcryptCosts()).isEmpty();
    tables.run(
        transaction -> {
          transaction.persist(new Subscriber(1, new Username("ann"), BCRYPT.formatted("10")));
          transaction.persist(new Subscriber(1, new Username("bob"), BCRYPT.formatted("04")));
        });
    assertThat(bcryptCosts()).isEqualTo(Map.of(1L, 10));
    tables.run(transaction -> transaction.sql("DELETE FROM subscriber WHERE username = 'ann'"));
    assertThat(bcryptCosts()).isEqualTo(Map.of(1L, 4));
  }

  private Map<Long, Integer> bcryptCosts() {
    return tables.in(transaction -> transaction.with(new SubscriberHashes()).highestBcryptCosts());
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void lookingForThemReadsAnIndexOnly(String database) {
    start(database);
    String query =
        "EXPLAIN SELECT id, password_hash FROM subscriber WHERE cheap_hash = TRUE AND id > 0"
            + " ORDER BY id FETCH FIRST 20 ROWS ONLY";
    if (database.equals("postgresql")) {
      tables.run(transaction -> transaction.sql("ANALYZE subscriber"));
    }
    List<?> plan = tables.in(transaction -> transaction.rows(query));
    assertThat(plan.toString().toLowerCase(Locale.ROOT)).contains("subscriber_cheap_hash");
  }
}
