package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.layer.WhyReason;
import org.callboard.mergeable.MergePriority;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

  private static Layer<DialData> layer(LayerKey key, String name, DialData data) {
    return new Layer<>(key, name, data);
  }

  private static DialData item(String id, String name) {
    return DialData.EMPTY.with(
        new QuickDialItem(id, name, "1", Optional.empty(), new MergePriority(20)));
  }

  private static List<Whereabouts> why(
      DialData organization, DialData draft, DialData group, DialData own, String sought) {
    Layer<DialData> lowest = layer(LayerKey.ofOrganization(1), "organization", organization);
    Layer<DialData> sales = layer(LayerKey.ofGroup(1, 2), "group:sales", group);
    Layer<DialData> highest = layer(LayerKey.ofSubscriber(1, 3), "subscriber", own);
    Layers<DialData> editable =
        new Layers<>(List.of(lowest, layer(LayerKey.ofDraft(1), "draft", draft), sales), highest);
    DialData told = DialData.folded(new Layers<>(List.of(lowest, sales), highest));
    return Whereabouts.of(editable, told, sought);
  }

  private static WhyReason reason(Whereabouts found) {
    assertThat(found.sentence()).endsWith(".");
    return found.reason();
  }

  @Test
  void whatIsSentIsFoundByItsIdAndByItsName() {
    DialData canteen = item("canteen", "Lunch Room");
    for (String sought : List.of("canteen", "CANT", "lunch", "room")) {
      List<Whereabouts> found =
          why(canteen, DialData.EMPTY, DialData.EMPTY, DialData.EMPTY, sought);
      assertThat(found).extracting(WhereaboutsTest::reason).containsExactly(WhyReason.SENT);
    }
    assertThat(why(canteen, DialData.EMPTY, DialData.EMPTY, DialData.EMPTY, "no")).isEmpty();
  }

  @Test
  void whatAnUpperLayerCoversNamesThatLayer() {
    List<Whereabouts> found =
        why(item("a", "Old"), DialData.EMPTY, item("a", "New"), DialData.EMPTY, "a");
    assertThat(found)
        .extracting(Whereabouts::reason)
        .containsExactly(WhyReason.OVERRIDDEN, WhyReason.SENT);
    assertThat(found.get(0).decidedBy()).contains("group:sales");
    assertThat(found.get(0).sentence())
        .isEqualTo("It is hidden by the entry of the same id in group sales.");
  }

  @Test
  void whatIsHiddenNamesForWhom() {
    DialData hides = Hiding.item(DialData.EMPTY, "a");
    Whereabouts forGroup = why(item("a", "A"), DialData.EMPTY, hides, DialData.EMPTY, "a").get(0);
    assertThat(forGroup.reason()).isEqualTo(WhyReason.TAKEN_AWAY);
    assertThat(forGroup.sentence()).isEqualTo("It is hidden for group sales.");
    Whereabouts forPerson = why(item("a", "A"), DialData.EMPTY, DialData.EMPTY, hides, "a").get(0);
    assertThat(forPerson.sentence()).isEqualTo("It is hidden for this person.");
  }

  @Test
  void whatIsOnlyInTheDraftIsSaidToBe() {
    List<Whereabouts> found =
        why(item("a", "Old"), item("b", "New"), DialData.EMPTY, DialData.EMPTY, "b");
    assertThat(found).extracting(Whereabouts::reason).containsExactly(WhyReason.ONLY_IN_DRAFT);
    DialData both = item("a", "New");
    assertThat(why(item("a", "Old"), both, DialData.EMPTY, DialData.EMPTY, "a"))
        .extracting(Whereabouts::reason)
        .containsExactly(WhyReason.SENT, WhyReason.ONLY_IN_DRAFT);
  }

  @Test
  void whatWasDeletedIsRemembered() {
    DialData deleted = item("a", "Old").withoutItem("a");
    List<Whereabouts> found = why(DialData.EMPTY, DialData.EMPTY, DialData.EMPTY, deleted, "a");
    assertThat(found).extracting(Whereabouts::reason).containsExactly(WhyReason.DELETED);
    assertThat(found.get(0).sentence()).isEqualTo("It was deleted from this person's own entries.");
  }

  @Test
  void whatAnUpperLayerTakesAwayNamesThatLayer() {
    TreeSet<String> ids = new TreeSet<>(List.of("a"));
    DialData without = DialData.EMPTY.withDeletions(new Deletions(ids, new TreeSet<>()));
    List<Whereabouts> found = why(item("a", "Old"), DialData.EMPTY, DialData.EMPTY, without, "a");
    assertThat(found).extracting(Whereabouts::reason).containsExactly(WhyReason.TAKEN_AWAY);
    assertThat(why(item("a", "Old"), without, DialData.EMPTY, DialData.EMPTY, "a"))
        .extracting(Whereabouts::reason)
        .containsExactly(WhyReason.SENT);
  }
}
