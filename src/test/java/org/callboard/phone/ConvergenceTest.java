package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.callboard.phone.World.Layer;
import org.callboard.phone.World.Phone;
import org.callboard.phone.World.Trouble;
import org.junit.jupiter.api.Test;

/**
 * What an administrator sees is what phones converge to, and an answer takes nothing away that the
 * database did not say was removed: whatever is edited, by whomever, in whatever order, and however
 * many refreshes are missed. {@link World} tells after each refresh what must hold.
 */
class ConvergenceTest {

  /** Something that happens. */
  private interface Step {
    void in(World world);
  }

  /** Few ids and phones, so that things happen to the same ones. */
  private static final List<String> ITEMS = List.of("a", "b", "c");

  private static final List<String> ACTIONS = List.of("x", "y");
  private static final int PHONES = 3;

  /** On both sides of the implicit priority, of the default replace priority and of the user's. */
  private static final List<Integer> PRIORITIES = List.of(1, 5, 20, 21, 30, 39, 40, 41, 50, 100);

  @Property(tries = 1500)
  void phonesConvergeAfterShortStories(@ForAll("shortStories") List<Step> story) {
    tell(story);
  }

  @Property(tries = 30)
  void phonesConvergeAfterLongStories(@ForAll("longStories") List<Step> story) {
    tell(story);
  }

  /** All the ways of falling from the top, each missed but for its end. */
  @Test
  void aPhoneThatMissedALongFallConverges() {
    List<Integer> falls = List.of(100, 50, 41, 40, 39, 30, 21, 20, 5, 1);
    for (int end = 1; end < falls.size(); end++) {
      World world = new World(1);
      Phone phone = world.phones().get(0);
      world.layer(Layer.ORGANIZATION).put("a", falls.get(0));
      world.refresh(phone);
      for (int priority : falls.subList(1, end + 1)) {
        world.layer(Layer.ORGANIZATION).put("a", priority);
      }
      world.refresh(phone);
      world.layer(Layer.ORGANIZATION).delete("a");
      world.refresh(phone);
      assertThat(phone.app().quickDial()).isEmpty();
    }
  }

  /**
   * A phone keeps a key node that is no longer sent, and nothing can take it away. So an answer
   * must not add one that the unknown layer's override does not have.
   */
  @Test
  void anAnswerThatIsNotWholeLeavesNoKeyNodeBehind() {
    World world = new World(1);
    Phone phone = world.phones().get(0);
    world.layer(Layer.ORGANIZATION).setAction("x", "title", "filter");
    world.layer(Layer.SUBSCRIBER).setAction("x", "title");
    world.refresh(phone, Trouble.SUBSCRIBER_UNKNOWN);
    world.refresh(phone);
    assertThat(phone.app().dialActions().get("x")).containsOnlyKeys("title");
  }

  private static void tell(List<Step> story) {
    World world = new World(PHONES);
    story.forEach(step -> step.in(world));
    world.phones().forEach(world::refresh);
  }

  @Provide
  Arbitrary<List<Step>> shortStories() {
    return steps()
        .list()
        .ofMinSize(1)
        .ofMaxSize(50)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<List<Step>> longStories() {
    return steps().list().ofMinSize(300).ofMaxSize(600);
  }

  private static Arbitrary<Step> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(16, edits()),
        Tuple.of(2, replacePriorities()),
        Tuple.of(8, refreshes()),
        Tuple.of(6, users()),
        Tuple.of(3, dialActions()));
  }

  private static Arbitrary<Step> edits() {
    Arbitrary<Layer> layers = Arbitraries.of(Layer.class);
    Arbitrary<String> ids = Arbitraries.of(ITEMS);
    Arbitrary<Integer> priorities = Arbitraries.of(PRIORITIES);
    Arbitrary<Step> puts =
        Combinators.combine(layers, ids, priorities)
            .as(
                (layer, id, priority) ->
                    step(
                        "put " + id + "@" + priority + " into " + layer,
                        world -> world.layer(layer).put(id, priority)));
    Arbitrary<Step> deletes =
        Combinators.combine(layers, ids)
            .as(
                (layer, id) ->
                    step("delete " + id + " of " + layer, world -> world.layer(layer).delete(id)));
    Arbitrary<Step> renames =
        Combinators.combine(layers, ids)
            .as(
                (layer, id) ->
                    step("rename " + id + " in " + layer, world -> world.layer(layer).rename(id)));
    Arbitrary<Step> lists =
        Combinators.combine(layers, ids.list().uniqueElements().ofMaxSize(3), priorities)
            .as(
                (layer, list, priority) ->
                    step(
                        "make " + layer + " the list " + list + "@" + priority,
                        world -> world.layer(layer).replaceList(list, priority)));
    Arbitrary<Step> orders =
        layers.map(layer -> step("reverse " + layer, world -> world.layer(layer).reverse()));
    return Arbitraries.frequencyOf(
        Tuple.of(6, puts),
        Tuple.of(4, deletes),
        Tuple.of(2, renames),
        Tuple.of(1, lists),
        Tuple.of(1, orders));
  }

  private static Arbitrary<Step> replacePriorities() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(1, 20, 21, 22, 39, 40)),
            Tuple.of(1, Arbitraries.integers().between(1, 40)))
        .optional(0.8)
        .map(replace -> step("replace below " + replace, world -> world.replaceBelow(replace)));
  }

  private static Arbitrary<Step> refreshes() {
    Arbitrary<Integer> phones = Arbitraries.integers().between(0, PHONES - 1);
    Arbitrary<Step> whole =
        phones.map(i -> step("refresh " + i, world -> world.refresh(world.phones().get(i))));
    Arbitrary<Step> partial =
        Combinators.combine(phones, Arbitraries.of(Trouble.class))
            .as(
                (i, trouble) ->
                    step(
                        "refresh " + i + " with " + trouble,
                        world -> world.refresh(world.phones().get(i), trouble)));
    Arbitrary<Step> installations =
        phones.map(i -> step("install " + i + " anew", world -> world.phones().get(i).reinstall()));
    return Arbitraries.frequencyOf(
        Tuple.of(12, whole), Tuple.of(6, partial), Tuple.of(1, installations));
  }

  private static Arbitrary<Step> users() {
    Arbitrary<Integer> phones = Arbitraries.integers().between(0, PHONES - 1);
    Arbitrary<Step> edits =
        Combinators.combine(phones, Arbitraries.of(ITEMS))
            .as(
                (i, id) ->
                    step("user " + i + " edits " + id, world -> world.phones().get(i).edit(id)));
    Arbitrary<Step> own =
        phones.map(
            i -> step("user " + i + " makes an entry", world -> world.phones().get(i).makeOwn()));
    return Arbitraries.frequencyOf(Tuple.of(3, edits), Tuple.of(1, own));
  }

  private static Arbitrary<Step> dialActions() {
    Arbitrary<Step> edits =
        Combinators.combine(
                Arbitraries.of(Layer.class), Arbitraries.of(ACTIONS), Arbitraries.of(true, false))
            .as(
                (layer, id, there) ->
                    step(
                        (there ? "put action " : "delete action ") + id + " of " + layer,
                        world -> {
                          if (there) {
                            world.layer(layer).setAction(id, "title");
                          } else {
                            world.layer(layer).deleteAction(id);
                          }
                        }));
    Arbitrary<Step> choices =
        Arbitraries.of(true, false)
            .map(on -> step("remove dial actions " + on, world -> world.removeDialActions(on)));
    return Arbitraries.frequencyOf(Tuple.of(5, edits), Tuple.of(1, choices));
  }

  private static Step step(String name, Step step) {
    return new Step() {
      @Override
      public void in(World world) {
        step.in(world);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
