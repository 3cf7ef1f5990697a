package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.layer.EntryChange;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.ReplacePriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExplanationTest {

  private static final Optional<ReplacePriority> REPLACING = Optional.of(ReplacePriority.DEFAULT);

  private static DialData items(int priority, String... ids) {
    DialData data = DialData.EMPTY;
    for (String id : ids) {
      data = data.with(item(id, priority));
    }
    return data;
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, id, "1", Optional.empty(), new MergePriority(priority));
  }

  private static Layers<DialData> layers(
      DialData organization, DialData group, DialData subscriber) {
    return new Layers<>(
        List.of(
            new Layer<>(LayerKey.ofOrganization(1), "organization", organization),
            new Layer<>(LayerKey.ofGroup(1, 2), "group:sales", group)),
        new Layer<>(LayerKey.ofSubscriber(1, 3), "subscriber", subscriber));
  }

  @Test
  void theHighestLayerDecidesAndNamesWhatItOverrides() {
    Layers<DialData> phone = layers(items(20, "a", "b"), items(20, "b", "c"), items(20, "b"));
    assertThat(Explanation.of(phone, REPLACING))
        .extracting(e -> e.id() + " " + e.layer() + " " + e.overrides())
        .containsExactly(
            "a organization []", "b subscriber [organization, group:sales]", "c group:sales []");
  }

  @Test
  void onlyRemovalsThatAreSentAreExplained() {
    DialData before = items(20, "low").with(item("high", 50));
    Layers<DialData> phone =
        layers(before.withQuickDial(List.of()), DialData.EMPTY, DialData.EMPTY);
    assertThat(Explanation.of(phone, REPLACING))
        .extracting(Explanation::id, Explanation::kind)
        .containsExactly(tuple("high", Explanation.Kind.REMOVAL));
    assertThat(Explanation.of(phone, Optional.empty()))
        .extracting(Explanation::id)
        .containsExactly("high", "low");
  }

  @Test
  void anActionHasItsLayerToo() {
    DialData one = DialData.EMPTY.with(new DialAction("call", List.of()));
    assertThat(Explanation.of(layers(one, one, DialData.EMPTY), REPLACING))
        .extracting(e -> e.kind().label() + " " + e.layer() + " " + e.overrides())
        .containsExactly("dialAction group:sales [organization]");
  }

  @Test
  void aRemovalHasItsLayersToo() {
    DialData gone = items(50, "a").withQuickDial(List.of());
    DialData deleting = DialData.EMPTY.withDeletions(Deletions.NONE.withItem("a"));
    assertThat(Explanation.of(layers(items(50, "a"), deleting, gone), REPLACING))
        .extracting(e -> e.kind().label() + " " + e.layer() + " " + e.overrides())
        .containsExactly("removal subscriber [organization, group:sales]");
  }

  /** Looking each id up by reading each layer through would take minutes. */
  @Test
  @Timeout(15)
  void aLongAnswerIsExplainedSoon() {
    DialData many =
        DialData.EMPTY.withQuickDial(
            IntStream.range(0, 10_000).mapToObj(i -> item("item number " + i, 20)).toList());
    Layers<DialData> few = layers(many, many, DialData.EMPTY);
    Layers<DialData> phone =
        new Layers<>(Collections.nCopies(100, few.common().get(1)), few.subscriber());
    assertThat(Explanation.of(phone, REPLACING)).hasSize(10_000);
  }

  @Test
  void aDraftsChangesAreWhatPublishingDoes() {
    DialData live = items(20, "same", "gone", "changed").with(new DialAction("call", List.of()));
    DialData draft =
        items(20, "same", "new")
            .with(item("changed", 30))
            .withDeletions(Deletions.NONE.withItem("gone").withItem("never").withAction("call"));
    DialData published = live.published(draft);
    assertThat(EntryChange.of(live.quickDial(), published.quickDial(), QuickDialItem::id))
        .extracting(c -> c.id() + " " + c.change())
        .containsExactly("changed changed", "new added", "gone removed");
    assertThat(EntryChange.of(live.dialActions(), published.dialActions(), DialAction::id))
        .extracting(c -> c.id() + " " + c.change())
        .containsExactly("call removed");
    assertThat(live.published(DialData.EMPTY)).isEqualTo(live);
  }
}
