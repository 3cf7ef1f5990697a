package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.callboard.simulator.AccountWorld.Phone;
import org.junit.jupiter.api.Test;

/**
 * What an administrator sees of an account is what phones converge to, whatever is edited in
 * whatever layer, whatever users change, and however many refreshes are missed. {@link
 * AccountWorld} tells after each refresh what must hold.
 */
class AccountConvergenceTest {

  private static final List<String> NAMES =
      List.of("title", "username", "host", "a", "b", AccountWorld.INTERVAL);
  private static final List<Integer> PRIORITIES = List.of(1, 5, 10, 20, 21, 39, 40, 41, 100);
  private static final int PHONES = new AccountWorld().phones().size();

  /** Something that happens. */
  record Step(String name, Consumer<AccountWorld> deed) {

    @Override
    public String toString() {
      return name;
    }
  }

  @Property(tries = 500)
  void phonesConvergeAfterShortStories(@ForAll("shortStories") List<Step> story) {
    tell(story);
  }

  @Property(tries = 10)
  void phonesConvergeAfterLongStories(@ForAll("longStories") List<Step> story) {
    tell(story);
  }

  /** A fall of the priority is the trap: a phone refuses what is lower than what it holds. */
  @Test
  void aSettingThatWasDeletedAndComesBackLowerReachesPhones() {
    AccountWorld world = new AccountWorld();
    Phone ann = world.phones().get(0);
    world.put("ann", "a", "1", 100);
    world.refresh(ann);
    world.delete("ann", "a");
    world.refresh(ann);
    world.put(AccountWorld.ORGANIZATION, "a", "2", 1);
    world.refresh(ann);
    assertThat(ann.app().value("a")).isEqualTo("2");
  }

  /** The second phone was off all the while; the first holds what is gone at a high priority. */
  @Test
  void phonesConvergeAfterAnUndonePublish() {
    AccountWorld world = new AccountWorld();
    Phone ann = world.phones().get(0);
    Phone bob = world.phones().get(2);
    world.put(AccountWorld.ORGANIZATION, "a", "before", 20);
    world.put(AccountWorld.DRAFT, "a", "after", 100);
    world.phones().forEach(world::refresh);
    world.publish();
    world.refresh(ann);
    assertThat(ann.app().value("a")).isEqualTo("after");
    world.undoPublish();
    world.refresh(ann);
    world.refresh(bob);
    assertThat(ann.app().value("a")).isEqualTo("before");
    assertThat(bob.app().value("a")).isEqualTo("before");
  }

  /** Those who never were in the group keep what they have changed. */
  @Test
  void whatALeftGroupGaveIsOverriddenForWhoeverLeftOnly() {
    AccountWorld world = new AccountWorld();
    Phone ann = world.phones().get(0);
    Phone bob = world.phones().get(2);
    world.put(AccountWorld.ORGANIZATION, "a", "everybody's", 20);
    world.createGroup("group1");
    world.put("group1", "a", "the group's", 100);
    world.join("ann", "group1");
    world.phones().forEach(world::refresh);
    assertThat(bob.app().userChanges("a", "his own")).isTrue();
    world.deleteGroup("group1");
    world.phones().forEach(world::refresh);
    assertThat(ann.app().value("a")).isEqualTo("everybody's");
    assertThat(bob.app().value("a")).isEqualTo("his own");
  }

  /** The server's interval is behind an administrator's, at his priority. */
  @Test
  void theServersIntervalComesBackWhenTheAdministratorsIsDeleted() {
    AccountWorld world = new AccountWorld();
    Phone ann = world.phones().get(0);
    world.put(AccountWorld.ORGANIZATION, AccountWorld.INTERVAL, "60", 50);
    world.refresh(ann);
    assertThat(ann.app().interval()).contains(60);
    world.delete(AccountWorld.ORGANIZATION, AccountWorld.INTERVAL);
    world.refresh(ann);
    assertThat(ann.app().interval()).contains(3600);
  }

  private static void tell(List<Step> story) {
    AccountWorld world = new AccountWorld();
    story.forEach(step -> step.deed().accept(world));
    world.phones().forEach(world::refresh);
    AccountWorld.SUBSCRIBERS.forEach(world::createSubscriber);
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
    return steps().list().ofMinSize(300).ofMaxSize(500);
  }

  private static Arbitrary<Step> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, edits()), Tuple.of(5, groups()), Tuple.of(2, drafts()), Tuple.of(8, phones()));
  }

  private static Arbitrary<Step> edits() {
    List<String> layers = new ArrayList<>(List.of(AccountWorld.ORGANIZATION, AccountWorld.DRAFT));
    layers.addAll(AccountWorld.GROUPS);
    layers.addAll(AccountWorld.SUBSCRIBERS);
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<Step> puts =
        Combinators.combine(
                Arbitraries.of(layers),
                names,
                Arbitraries.integers().between(1, 999),
                Arbitraries.of(PRIORITIES))
            .as(
                (layer, name, value, priority) ->
                    new Step(
                        "put " + name + "=" + value + "@" + priority + " into " + layer,
                        world -> world.put(layer, name, value.toString(), priority)));
    Arbitrary<Step> deletes =
        Combinators.combine(Arbitraries.of(layers), names)
            .as(
                (layer, name) ->
                    new Step("delete " + name + " of " + layer, w -> w.delete(layer, name)));
    return Arbitraries.frequencyOf(Tuple.of(6, puts), Tuple.of(4, deletes));
  }

  private static Arbitrary<Step> groups() {
    Arbitrary<String> groups = Arbitraries.of(AccountWorld.GROUPS);
    Arbitrary<String> subscribers = Arbitraries.of(AccountWorld.SUBSCRIBERS);
    return Arbitraries.frequencyOf(
        Tuple.of(4, groups.map(g -> new Step("create " + g, w -> w.createGroup(g)))),
        Tuple.of(2, groups.map(g -> new Step("delete " + g, w -> w.deleteGroup(g)))),
        Tuple.of(2, groups.map(g -> new Step("take back that " + g, w -> w.undoDeletion(g)))),
        Tuple.of(
            6,
            Combinators.combine(subscribers, groups)
                .as((s, g) -> new Step(s + " joins " + g, w -> w.join(s, g)))),
        Tuple.of(
            3,
            Combinators.combine(subscribers, groups)
                .as((s, g) -> new Step(s + " leaves " + g, w -> w.leave(s, g)))),
        Tuple.of(1, subscribers.map(s -> new Step("delete " + s, w -> w.deleteSubscriber(s)))),
        Tuple.of(2, subscribers.map(s -> new Step("create " + s, w -> w.createSubscriber(s)))));
  }

  private static Arbitrary<Step> drafts() {
    return Arbitraries.of(
        new Step("publish", AccountWorld::publish),
        new Step("undo the publish", AccountWorld::undoPublish),
        new Step("drop", AccountWorld::drop));
  }

  private static Arbitrary<Step> phones() {
    Arbitrary<Integer> phones = Arbitraries.integers().between(0, PHONES - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(12, phones.map(i -> new Step("refresh " + i, w -> w.refresh(w.phones().get(i))))),
        Tuple.of(1, phones.map(i -> new Step("install " + i, w -> w.phones().get(i).reinstall()))),
        Tuple.of(
            5,
            Combinators.combine(phones, Arbitraries.of(NAMES))
                .as(
                    (i, name) ->
                        new Step(
                            "user " + i + " changes " + name,
                            w -> w.phones().get(i).app().userChanges(name, "7")))));
  }
}
