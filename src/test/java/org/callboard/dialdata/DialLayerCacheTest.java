package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.Injection;
import org.callboard.organization.DataChanged;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

/** Layers in memory, and the reader that gives them to a phone. */
class DialLayerCacheTest {

  private static final LayerKey ORGANIZATION = LayerKey.ofOrganization(1);
  private static final LayerKey SUBSCRIBER = LayerKey.ofSubscriber(1);

  private final Map<LayerKey, DialData> table = new HashMap<>();
  private final List<LayerKey> loads = new ArrayList<>();
  private final FakeContact contact = new FakeContact();
  private final DialLayerCache cache =
      new DialLayerCache(
          new DialLayerStore() {
            @Override
            public DialData load(LayerKey key) {
              loads.add(key);
              return loadAll(List.of(key)).get(key);
            }

            @Override
            public Map<LayerKey, DialData> loadAll(List<LayerKey> keys) {
              return keys.stream()
                  .collect(Collectors.toMap(k -> k, k -> table.getOrDefault(k, DialData.EMPTY)));
            }
          },
          contact,
          new Settings(key -> null));
  private final DialDataReader reader = Injection.into(new DialDataReader(), cache);

  @Test
  void aPhoneGetsTheOrganizationsLayerAndItsOwn() {
    table.put(ORGANIZATION, layer("a"));
    table.put(SUBSCRIBER, layer("b"));
    assertThat(reader.read(1, 1)).isEqualTo(new DialLayers(layer("a"), layer("b")));
  }

  @Test
  void anEmptyLayerIsRememberedToo() {
    reader.read(1, 1);
    assertThat(reader.read(1, 1).isCommon()).isTrue();
    assertThat(loads).containsExactlyInAnyOrder(ORGANIZATION, SUBSCRIBER);
  }

  @Test
  void aChangeIsOfTheSubscriberOrOfTheOrganizationAndNeverOfBoth() {
    reader.read(1, 1);
    loads.clear();
    cache.changed(DataChanged.ofSubscriber(1, 1));
    reader.read(1, 1);
    assertThat(loads).containsExactly(SUBSCRIBER);
    loads.clear();
    cache.changed(DataChanged.ofOrganization(1));
    reader.read(1, 1);
    assertThat(loads).containsExactly(ORGANIZATION);
    loads.clear();
    cache.changed(DataChanged.ofSubscriber(1, 2));
    cache.changed(DataChanged.ofOrganization(2));
    reader.read(1, 1);
    assertThat(loads).isEmpty();
  }

  @Test
  void theLastGoodLayersAreWholeWhileTheDatabaseIsLost() {
    table.put(ORGANIZATION, layer("a"));
    reader.read(1, 1);
    contact.loseFor(Duration.ofHours(1));
    assertThat(reader.read(1, 1).folded()).isEqualTo(layer("a"));
  }

  /** Another node may have told phones of the change: a whole answer would take it back. */
  @Test
  void aLayerThatIsKnownToHaveChangedIsNotWholeWhileItCannotBeRead() {
    table.put(SUBSCRIBER, layer("old"));
    reader.read(1, 1);
    table.put(SUBSCRIBER, layer("new"));
    cache.changed(DataChanged.ofSubscriber(1, 1));
    contact.loseFor(Duration.ofHours(1));
    DialData folded = reader.read(1, 1).folded();
    assertThat(folded.quickDial()).isEqualTo(layer("old").quickDial());
    assertThat(folded.whole()).isFalse();
    contact.restore();
    assertThat(reader.read(1, 1).folded()).isEqualTo(layer("new"));
  }

  @Test
  void aLayerThatIsNotInMemoryThenMakesTheAnswerIncomplete() {
    table.put(ORGANIZATION, layer("a"));
    cache.get(ORGANIZATION);
    contact.loseFor(Duration.ofHours(1));
    DialLayers layers = reader.read(1, 1);
    assertThat(layers.organization()).isEqualTo(layer("a"));
    assertThat(layers.subscriber()).isEqualTo(DialData.UNKNOWN);
    assertThat(layers.folded().whole()).isFalse();
    assertThat(layers.isCommon()).isFalse();
  }

  @Test
  void comparingFindsAChangeThatLeftNoRowInTheFeed() {
    reader.read(1, 1);
    table.put(SUBSCRIBER, layer("b"));
    assertThat(reader.read(1, 1).isCommon()).isTrue();
    assertThat(cache.compare()).isEqualTo(1);
    assertThat(reader.read(1, 1).subscriber()).isEqualTo(layer("b"));
  }

  private static DialData layer(String id) {
    return DialData.EMPTY.with(
        new QuickDialItem(id, "Name", "5000", Optional.empty(), MergePriority.PROVISIONED));
  }
}
