package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.account.AccountSamples.ACME;
import static org.callboard.account.AccountSamples.ANN;
import static org.callboard.account.AccountSamples.ORGANIZATION;
import static org.callboard.account.AccountSamples.SALES;
import static org.callboard.account.AccountSamples.ann;
import static org.callboard.account.AccountSamples.data;
import static org.callboard.account.AccountSamples.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.feed.DataChanged;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

/** Account layers in memory, and the reader that gives them to a phone. */
class AccountLayerCacheTest {

  private final Map<LayerKey, AccountData> table = new HashMap<>();
  private final List<LayerKey> loads = new ArrayList<>();
  private final FakeContact contact = new FakeContact();
  private final AccountLayerCache cache =
      new AccountLayerCache(
          new AccountLayerDirectory() {
            @Override
            public AccountData load(LayerKey key) {
              loads.add(key);
              return loadAll(List.of(key)).get(key);
            }

            @Override
            public Map<LayerKey, AccountData> loadAll(List<LayerKey> keys) {
              return keys.stream()
                  .collect(Collectors.toMap(k -> k, k -> table.getOrDefault(k, AccountData.EMPTY)));
            }
          },
          contact,
          new Settings(key -> null));
  private final AccountReader reader = new AccountReader(cache, null, null);

  private Layers<AccountData> read(boolean editable) {
    return reader.read(ACME, ann(Map.of(), 7L), editable);
  }

  @Test
  void aPhoneGetsItsLayersFromTheLowestUpAndTheyAreRemembered() {
    table.put(SALES, data(text("host", "a")));
    assertThat(read(true).all())
        .extracting(Layer::name)
        .containsExactly("organization", "draft", "group:sales", "subscriber");
    loads.clear();
    assertThat(read(false).all().get(1).data()).isEqualTo(data(text("host", "a")));
    assertThat(loads).isEmpty();
  }

  @Test
  void aChangeIsOfItsLayerOnly() {
    read(true);
    loads.clear();
    cache.changed(DataChanged.ofGroup(1, 7));
    read(true);
    assertThat(loads).containsExactly(SALES);
    loads.clear();
    cache.changed(DataChanged.ofSubscriber(1, 5));
    read(true);
    assertThat(loads).containsExactly(ANN);
    loads.clear();
    cache.changed(DataChanged.ofOrganization(1));
    read(true);
    assertThat(loads).containsExactly(ORGANIZATION, LayerKey.ofDraft(1));
    loads.clear();
    cache.changed(DataChanged.ofEverything(1));
    read(true);
    assertThat(loads).hasSize(4);
  }

  @Test
  void theLastGoodAccountIsWholeWhileTheDatabaseIsLost() {
    read(false);
    contact.loseFor(Duration.ofHours(1));
    assertThat(read(false).whole()).isTrue();
  }

  @Test
  void aLayerThatHasChangedAndOneThatIsNotInMemoryAreNotWholeThen() {
    table.put(ANN, data(text("host", "old")));
    read(false);
    cache.changed(DataChanged.ofSubscriber(1, 5));
    contact.loseFor(Duration.ofHours(1));
    assertThat(read(false).whole()).isFalse();
    assertThat(cache.get(ANN).setting("host")).isPresent();
    contact.restore();
    assertThat(read(false).whole()).isTrue();
    contact.loseFor(Duration.ofHours(1));
    assertThat(read(true).all().get(1).data()).isEqualTo(AccountData.UNKNOWN);
  }

  @Test
  void comparingFindsAChangeThatLeftNoRowInTheFeed() {
    read(false);
    table.put(ANN, data(text("host", "b")));
    assertThat(cache.compare()).isEqualTo(1);
    assertThat(read(false).all().get(2).data()).isEqualTo(data(text("host", "b")));
  }
}
