package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.Injection;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.junit.jupiter.api.Test;

/** From rows to a value and back, with an entity manager that is a list. */
class DialRowsTest {

  private static final LayerKey KEY = LayerKey.ofOrganization(1);
  private static final long LAYER = 7;

  private final List<LayerRow> table = new ArrayList<>();

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void whatIsSavedIsReadAgainHoweverTheLayerWasBefore(
      @ForAll("layers") DialData one, @ForAll("layers") DialData other) {
    for (DialData edited : List.of(one, other, one, DialData.EMPTY, other)) {
      DialRows rows = rows();
      rows.save(entities(), LAYER, rows.value(), edited, DialRows.Places.OF_WHOLE_LISTS);
      assertThat(rows().value()).isEqualTo(edited);
    }
    table.clear();
  }

  @Provide
  Arbitrary<DialData> layers() {
    Arbitrary<SortedSet<String>> ids = Arbitraries.of("a", "b", "é", "😀").set().map(TreeSet::new);
    return Combinators.combine(Samples.dialData().filter(DialData::whole), ids, ids)
        .as((layer, items, actions) -> layer.withDeletions(new Deletions(items, actions)));
  }

  @Test
  void oneIdMayBeRemovedAndDeletedAsItemAndAsAction() {
    DialData layer =
        DialData.EMPTY
            .with(item("a", 50))
            .with(new DialAction("a", List.of()))
            .emptied()
            .withDeletions(new Deletions(new TreeSet<>(List.of("a")), new TreeSet<>(List.of("a"))));
    edit(layer);
    assertThat(table).hasSize(4);
    assertThat(rows().value()).isEqualTo(layer);
    edit(layer.withDeletions(Deletions.NONE));
    assertThat(table).hasSize(2);
    edit(DialData.EMPTY);
    assertThat(table).isEmpty();
  }

  @Test
  void aDeletionThatCannotBeReadTakesNothingAway() {
    table.add(new RemovalEntity(LAYER, RemovalEntity.Kind.ITEM_DELETION, " "));
    table.add(new RemovalEntity(LAYER, RemovalEntity.Kind.ACTION_DELETION, "a\u0007"));
    assertThat(rows().value()).isEqualTo(DialData.EMPTY);
  }

  @Test
  void aRowKeepsItsPlaceInTheTableWhenItsEntryChanges() {
    save(DialData.EMPTY.with(item("a", 20)).with(item("b", 20)));
    List<LayerRow> before = List.copyOf(table);
    save(DialData.EMPTY.with(item("b", 30)).with(item("a", 20)));
    assertThat(table).containsExactlyElementsOf(before);
  }

  @Test
  void anEntryThatCannotBeReadIsLeftOutAndTheLayerIsNotWhole() {
    save(DialData.EMPTY.with(item("a", 20)));
    table.add(new QuickDialItemEntity(LAYER, "without a name"));
    assertThat(rows().value().quickDial()).containsExactly(item("a", 20));
    assertThat(rows().value().whole()).isFalse();
  }

  @Test
  void anActionThatCannotBeReadIsLeftOutAndTheLayerIsNotWhole() {
    table.add(new DialActionEntity(LAYER, "without nodes"));
    assertThat(rows().value().dialActions()).isEmpty();
    assertThat(rows().value().whole()).isFalse();
  }

  /** Parsers give up without saying that it is no JSON. */
  @Test
  void anActionThatIsNestedDeeplyIsLeftOutAndHidesNothing() {
    save(DialData.EMPTY.with(item("a", 20)));
    table.add(Injection.with(new DialActionEntity(LAYER, "deep"), "keyNodes", "[".repeat(5000)));
    assertThat(rows().value().quickDial()).containsExactly(item("a", 20));
    assertThat(rows().value().unreadable().dialActions()).containsOnlyKeys("deep");
    assertThat(rows().value().whole()).isFalse();
  }

  @Test
  void aRemovalThatCannotBeReadHidesNothing() {
    table.add(new RemovalEntity(LAYER, RemovalEntity.Kind.QUICK_DIAL_ITEM, " "));
    assertThat(rows().value()).isEqualTo(DialData.EMPTY);
  }

  @Test
  void anEditDoesNotDeleteWhatCouldNotBeRead() {
    LayerRow broken = new QuickDialItemEntity(LAYER, "broken");
    table.add(broken);
    edit(rows().value().with(item("a", 20)));
    edit(rows().value().withoutItem("a"));
    assertThat(table).contains(broken);
    assertThat(rows().value().quickDial()).isEmpty();
  }

  @Test
  void anEditMayMendWhatCouldNotBeRead() {
    LayerRow broken = new QuickDialItemEntity(LAYER, "broken");
    table.add(broken);
    edit(rows().value().with(item("broken", 20)));
    assertThat(table).containsExactly(broken);
    assertThat(rows().value()).isEqualTo(DialData.EMPTY.with(item("broken", 20)));
  }

  private void save(DialData edited) {
    edit(edited);
    assertThat(rows().value().quickDial()).isEqualTo(edited.quickDial());
  }

  private void edit(DialData edited) {
    DialRows rows = rows();
    rows.save(entities(), LAYER, rows.value(), edited, DialRows.Places.OF_WHOLE_LISTS);
  }

  private DialRows rows() {
    DialRows rows = new DialRows(KEY);
    rows.items().addAll(inOrder(QuickDialItemEntity.class));
    rows.actions().addAll(inOrder(DialActionEntity.class));
    table.stream()
        .filter(RemovalEntity.class::isInstance)
        .map(RemovalEntity.class::cast)
        .forEach(rows.removals()::add);
    return rows;
  }

  private <E extends LayerRow> List<E> inOrder(Class<E> type) {
    return table.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(Comparator.comparingInt(DialRowsTest::position))
        .toList();
  }

  /** What the queries order by. */
  private static int position(LayerRow row) {
    try {
      Field position = row.getClass().getDeclaredField("position");
      position.setAccessible(true);
      return position.getInt(row);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private EntityManager entities() {
    return (EntityManager)
        Proxy.newProxyInstance(
            DialRowsTest.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "persist" -> table.add((LayerRow) arguments[0]);
                case "remove" -> assertThat(table.remove(arguments[0])).isTrue();
                default -> throw new AssertionError(method);
              }
              return null;
            });
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, "Name", "5000", Optional.empty(), new MergePriority(priority));
  }
}
