package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which hashes are found, and how. */
@DatabaseTest
class SubscriberHashesTest {

  private static final String CHEAP = CheapHash.PREFIX + "salt:hash";
  private static final String DEAR = "PBKDF2WithHmacSHA512:210000:salt:hash";

  private static final String BCRYPT = "bcrypt:$2y$%s$" + "x".repeat(53);

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberHashes hashes;
  @Inject private EntityManager entities;

  private long acme;

  @BeforeEach
  void manySubscribers() {
    acme = given.organization("ACME").id();
    node.inTransaction(
        () -> {
          for (int i = 0; i < 2000; i++) {
            persist("user" + i, i % 500 == 7 ? CHEAP : DEAR);
          }
        });
  }

  private void persist(String username, String hash) {
    entities.persist(new Subscriber(acme, new Username(username), hash));
  }

  @Test
  void cheapHashesAreFoundAndNoOthers() {
    assertThat(hashes.cheap(0, 100).values()).hasSize(4).containsOnly(CHEAP);
    long second = List.copyOf(hashes.cheap(0, 2).keySet()).get(1);
    assertThat(hashes.cheap(second, 100)).hasSize(2);
    node.inTransaction(() -> entities.find(Subscriber.class, second).setPasswordHash(DEAR));
    assertThat(hashes.cheap(0, 100)).hasSize(3).doesNotContainKey(second);
  }

  @Test
  void theHighestCostOfBcryptHashesIsFoundForEachOrganization() {
    assertThat(hashes.highestBcryptCosts()).isEmpty();
    node.inTransaction(
        () -> {
          persist("ann", BCRYPT.formatted("10"));
          persist("bob", BCRYPT.formatted("04"));
        });
    assertThat(hashes.highestBcryptCosts()).isEqualTo(Map.of(acme, 10));
    node.execute("DELETE FROM subscriber WHERE username = 'ann'");
    assertThat(hashes.highestBcryptCosts()).isEqualTo(Map.of(acme, 4));
  }

  @Test
  void lookingForThemReadsAnIndexOnly() {
    String query =
        "EXPLAIN SELECT id, password_hash FROM subscriber WHERE cheap_hash = TRUE AND id > 0"
            + " ORDER BY id FETCH FIRST 20 ROWS ONLY";
    node.execute("ANALYZE");
    assertThat(node.rows(query).toString().toLowerCase(Locale.ROOT))
        .contains("subscriber_cheap_hash");
  }
}
