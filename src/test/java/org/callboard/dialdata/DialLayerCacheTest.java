package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.feed.DataChanged;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.FakeContact;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.junit.jupiter.api.Test;

/** Layers in memory, and the reader that gives them to a phone. */
class DialLayerCacheTest {

  private static final LayerKey ORGANIZATION = LayerKey.ofOrganization(1);
  private static final LayerKey SUBSCRIBER = LayerKey.ofSubscriber(1, 1);

  private final Map<LayerKey, DialData> table = new HashMap<>();
  private final List<LayerKey> loads = new ArrayList<>();
  private final FakeContact contact = new FakeContact();
  private final DialLayerCache cache =
      new DialLayerCache(
          new DialLayerDirectory() {
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
  private final DialDataReader reader = new DialDataReader(cache);

  @Test
  void aPhoneGetsTheOrganizationsLayerAndItsOwn() {
    table.put(ORGANIZATION, layer("a"));
    table.put(SUBSCRIBER, layer("b"));
    assertThat(read())
        .isEqualTo(
            new Layers<>(
                List.of(new Layer<>(ORGANIZATION, "organization", layer("a"))),
                new Layer<>(SUBSCRIBER, "subscriber", layer("b"))));
  }

  @Test
  void anEmptyLayerIsRememberedToo() {
    read();
    assertThat(isCommon(read())).isTrue();
    assertThat(loads).containsExactlyInAnyOrder(ORGANIZATION, SUBSCRIBER);
  }

  @Test
  void aChangeIsOfTheSubscriberOrOfTheOrganizationAndNeverOfBoth() {
    read();
    loads.clear();
    cache.changed(DataChanged.ofSubscriber(1, 1));
    read();
    assertThat(loads).containsExactly(SUBSCRIBER);
    loads.clear();
    cache.changed(DataChanged.ofOrganization(1));
    read();
    assertThat(loads).containsExactly(ORGANIZATION);
    loads.clear();
    cache.changed(DataChanged.ofSubscriber(1, 2));
    cache.changed(DataChanged.ofOrganization(2));
    read();
    assertThat(loads).isEmpty();
  }

  @Test
  void theLastGoodLayersAreWholeWhileTheDatabaseIsLost() {
    table.put(ORGANIZATION, layer("a"));
    read();
    contact.loseFor(Duration.ofHours(1));
    assertThat(DialData.folded(read())).isEqualTo(layer("a"));
  }

  /** Another node may have told phones of the change: a whole answer would take it back. */
  @Test
  void aLayerThatIsKnownToHaveChangedIsNotWholeWhileItCannotBeRead() {
    table.put(SUBSCRIBER, layer("old"));
    read();
    table.put(SUBSCRIBER, layer("new"));
    cache.changed(DataChanged.ofSubscriber(1, 1));
    contact.loseFor(Duration.ofHours(1));
    DialData folded = DialData.folded(read());
    assertThat(folded.quickDial()).isEqualTo(layer("old").quickDial());
    assertThat(folded.whole()).isFalse();
    contact.restore();
    assertThat(DialData.folded(read())).isEqualTo(layer("new"));
  }

  @Test
  void aLayerThatIsNotInMemoryThenMakesTheAnswerIncomplete() {
    table.put(ORGANIZATION, layer("a"));
    cache.get(ORGANIZATION);
    contact.loseFor(Duration.ofHours(1));
    Layers<DialData> layers = read();
    assertThat(layers.common().get(0).data()).isEqualTo(layer("a"));
    assertThat(layers.subscriber().data()).isEqualTo(DialData.UNKNOWN);
    assertThat(DialData.folded(layers).whole()).isFalse();
    assertThat(isCommon(layers)).isFalse();
  }

  @Test
  void comparingFindsAChangeThatLeftNoRowInTheFeed() {
    read();
    table.put(SUBSCRIBER, layer("b"));
    assertThat(isCommon(read())).isTrue();
    assertThat(cache.compare()).isEqualTo(1);
    assertThat(read().subscriber().data()).isEqualTo(layer("b"));
  }

  private static boolean isCommon(Layers<DialData> layers) {
    return layers.subscriber().data().equals(DialData.EMPTY);
  }

  private Layers<DialData> read() {
    return read(Set.of(), false);
  }

  private Layers<DialData> read(Set<Long> groups, boolean editable) {
    OrganizationSnapshot organization =
        new OrganizationSnapshot(
            1,
            new CloudId("EXAMPLE"),
            OrganizationSettings.named("Example"),
            List.of(new Group(7, new GroupName("sales")), new Group(8, new GroupName("night"))));
    SubscriberSnapshot subscriber =
        new SubscriberSnapshot(
            1,
            new SubscriberName(1, "ann"),
            "ann",
            "hash",
            true,
            Optional.empty(),
            groups,
            Attributes.NONE,
            Optional.empty());
    return reader.read(organization, subscriber, editable);
  }

  @Test
  void groupsAreBetweenTheOrganizationAndTheSubscriberInTheirOwnOrder() {
    assertThat(read(Set.of(8L, 7L), false).common())
        .extracting(Layer::name)
        .containsExactly("organization", "group:sales", "group:night");
    assertThat(read(Set.of(8L), false).common())
        .extracting(Layer::name)
        .containsExactly("organization", "group:night");
  }

  @Test
  void onlyTheEditableVersionGetsTheDraft() {
    table.put(LayerKey.ofDraft(1), layer("draft"));
    assertThat(read(Set.of(7L), true).common())
        .extracting(Layer::name)
        .containsExactly("organization", "draft", "group:sales");
    assertThat(DialData.folded(read(Set.of(), true))).isEqualTo(layer("draft"));
    assertThat(DialData.folded(read(Set.of(), false))).isEqualTo(DialData.EMPTY);
  }

  @Test
  void aChangeOfADraftOrAGroupIsSeen() {
    LayerKey group = LayerKey.ofGroup(1, 7);
    read(Set.of(7L), true);
    table.put(group, layer("g"));
    table.put(LayerKey.ofDraft(1), layer("d"));
    cache.changed(DataChanged.ofGroup(1, 8));
    assertThat(DialData.folded(read(Set.of(7L), true))).isEqualTo(DialData.EMPTY);
    cache.changed(DataChanged.ofGroup(1, 7));
    assertThat(DialData.folded(read(Set.of(7L), true))).isEqualTo(layer("g"));
    cache.changed(DataChanged.ofOrganization(1));
    assertThat(DialData.folded(read(Set.of(), true))).isEqualTo(layer("d"));
  }

  @Test
  void aBulkEditMarksEverythingOfItsOrganizationAndNothingElse() {
    read(Set.of(7L, 8L), true);
    loads.clear();
    cache.changed(DataChanged.ofEverything(2));
    read(Set.of(7L, 8L), true);
    assertThat(loads).isEmpty();
    cache.changed(DataChanged.ofEverything(1));
    read(Set.of(7L, 8L), true);
    assertThat(loads).hasSize(5);
    loads.clear();
    read(Set.of(7L, 8L), true);
    assertThat(loads).isEmpty();
  }

  private static DialData layer(String id) {
    return DialData.EMPTY.with(
        new QuickDialItem(id, "Name", "5000", Optional.empty(), MergePriority.PROVISIONED));
  }
}
