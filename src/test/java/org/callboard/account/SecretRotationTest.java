package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.SecretRotation.Position;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SecretRotationTest {

  private static final String OLD = "old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW = "new:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SecretRotation rotation;
  @Inject private AccountEditor layers;

  private OrganizationSnapshot acme;
  private LayerAddress layer;

  @BeforeEach
  void anOrganizationWithSecretsUnderTheOldKey() {
    restart(OLD);
    acme = given.organization("ACME");
    layer = LayerAddress.ofOrganization(acme);
    layers.edit(layer, data -> data.with(secret("one", "first")).with(text("host", "h")));
    layers.edit(given.subscriber(acme, "ann"), data -> data.with(secret("two", "second")));
  }

  @Test
  void afterARoundNobodyNeedsTheOldKey() {
    restart(NEW + "," + OLD);
    assertThat(round()).extracting(Position::rotated, Position::left).containsExactly(2, 0);
    assertThat(node.told(DataChanged.class)).isEmpty();
    restart(NEW);
    assertThat(value("one")).isEqualTo("first");
    assertThat(stored()).filteredOn(row -> row.startsWith("two")).noneMatch(r -> r.contains("old"));
    assertThat(rotation.next(Position.START)).isEmpty();
  }

  @Test
  void moreThanOneSliceIsRotated() {
    for (int i = 0; i < 150; i++) {
      int number = i;
      layers.edit(layer, data -> data.with(secret("more" + number, "x")));
    }
    restart(NEW + "," + OLD);
    assertThat(round().rotated()).isEqualTo(152);
  }

  @Test
  void whatNoKeyFitsIsLeftAndCountedAndStopsNothing() {
    node.execute(
        "UPDATE account_setting SET value_json = CONCAT(SUBSTRING(value_json, 1, 20), 'AAAA')"
            + " WHERE name = 'one'");
    String spoilt = stored().get(1);
    restart(NEW + "," + OLD);
    assertThat(round()).extracting(Position::rotated, Position::left).containsExactly(1, 1);
    assertThat(stored()).contains(spoilt);
  }

  /** A newer version's, which knows where such secrets are bound to. */
  @Test
  void aSecretOfALayerThatIsNotKnownIsLeftAndStopsNothing() {
    node.withoutChecks(
        "account_setting",
        () -> {
          node.execute("UPDATE account_setting SET kind = 'DEVICE' WHERE name = 'one'");
          List<String> before = stored();
          restart(NEW + "," + OLD);
          assertThat(round()).extracting(Position::rotated, Position::left).containsExactly(1, 1);
          assertThat(stored()).contains(before.get(1)).doesNotContain(before.get(2));
        });
  }

  @Test
  void anEditMeanwhileIsNotUndone() throws Exception {
    restart(NEW + "," + OLD);
    var ends =
        node.atOnce(
            List.of(
                () -> round(),
                () -> layers.edit(layer, data -> data.with(secret("one", "edited")))));
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(value("one")).isEqualTo("edited");
  }

  @Test
  void withoutAKeyNothingIsDone() {
    List<String> before = stored();
    restart("");
    assertThat(rotation.next(Position.START)).isEmpty();
    assertThat(stored()).isEqualTo(before);
  }

  private Position round() {
    Position position = Position.START;
    for (Optional<Position> next = rotation.next(position);
        next.isPresent();
        next = rotation.next(position)) {
      position = next.get();
    }
    return position;
  }

  private String value(String name) {
    var value = layers.read(layer.key()).setting(name).orElseThrow().value();
    return ((org.callboard.mergeable.KeyNodeValue.Plain) value).text();
  }

  private List<String> stored() {
    return node.rows("SELECT name, value_json FROM account_setting ORDER BY name");
  }

  private void restart(String keys) {
    node.restart(Map.of("callboard.secrets.keys", keys));
  }
}
