package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.callboard.simulator.Steps.Step;
import org.callboard.simulator.World.Trouble;
import org.junit.jupiter.api.Test;

/**
 * What an administrator sees is what phones converge to, and an answer takes nothing away that the
 * database did not say was removed: whatever is edited, by whomever, in whatever order, and however
 * many refreshes are missed. {@link World} tells after each refresh what must hold.
 */
class ConvergenceTest {

  @Property(tries = 2000)
  void phonesConvergeAfterShortStories(@ForAll("shortStories") List<Step> story) {
    tell(story);
  }

  @Property(tries = 50)
  void phonesConvergeAfterLongStories(@ForAll("longStories") List<Step> story) {
    tell(story);
  }

  /** Those who were away come back, and everybody asks twice: the second answer changes nothing. */
  private static void tell(List<Step> story) {
    World world = new World();
    story.forEach(step -> step.in(world));
    world.phones().forEach(world::refresh);
    World.SUBSCRIBERS.forEach(world::createSubscriber);
    world.phones().forEach(world::refresh);
    world.phones().forEach(world::refresh);
  }

  @Provide
  Arbitrary<List<Step>> shortStories() {
    return Steps.all()
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<List<Step>> longStories() {
    return Steps.all().list().ofMinSize(300).ofMaxSize(600);
  }

  /** All the ways of falling from the top, each missed but for its end. */
  @Test
  void aPhoneThatMissedALongFallConverges() {
    List<Integer> falls = List.of(100, 50, 41, 40, 39, 30, 21, 20, 5, 1);
    for (int end = 1; end < falls.size(); end++) {
      World world = new World();
      UsersPhone phone = world.phones().get(0);
      world.organization().put("a", falls.get(0));
      world.refresh(phone);
      for (int priority : falls.subList(1, end + 1)) {
        world.organization().put("a", priority);
      }
      world.refresh(phone);
      world.organization().delete("a");
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
    World world = new World();
    UsersPhone phone = world.phones().get(0);
    world.organization().setAction("x", "title", "filter");
    world.layer("ann").orElseThrow().setAction("x", "title");
    world.refresh(phone, Map.of("ann", Trouble.UNKNOWN));
    world.refresh(phone);
    assertThat(phone.app().dialActions().get("x")).containsOnlyKeys("title");
  }

  /** It lay in a drawer while all that it had came to its end, one after the other. */
  @Test
  void aPhoneThatMissedEveryDepartureConverges() {
    World world = new World();
    UsersPhone phone = world.phones().get(3);
    world.replaceBelow(Optional.empty());
    world.removeDialActions(true);
    for (String group : World.GROUPS) {
      world.createGroup(group);
      world.join("ann", group);
      world.layer(group).orElseThrow().put(group, 60);
      world.layer(group).orElseThrow().setAction(group, "title");
    }
    world.draft().put("new", 60);
    world.draft().setAction("new", "title");
    world.layer("ann").orElseThrow().put("own", 60);
    world.refresh(phone);
    assertThat(phone.app().quickDial()).hasSize(5);
    assertThat(phone.app().dialActions()).hasSize(4);

    world.leave("ann", "group1");
    world.deleteGroup("group2");
    world.drop();
    world.deleteSubscriber("ann");
    world.deleteGroup("group3");
    world.createSubscriber("ann");
    world.refresh(phone);
    assertThat(phone.app().quickDial()).isEmpty();
    assertThat(phone.app().dialActions()).isEmpty();
  }

  /** One phone has seen it live, one has tried the draft, and one was off all the while. */
  @Test
  void phonesConvergeAfterAnUndonePublish() {
    World world = new World();
    world.replaceBelow(Optional.empty());
    world.removeDialActions(true);
    UsersPhone seeing = world.phones().get(0);
    UsersPhone away = world.phones().get(1);
    UsersPhone trying = world.phones().get(3);
    world.organization().put("a", 50);
    world.organization().put("b", 30);
    world.organization().setAction("x", "title");
    world.draft().put("a", 100);
    world.delete(World.DRAFT, "b");
    world.draft().put("c", 60);
    world.draft().setAction("y", "title");
    world.phones().forEach(world::refresh);
    world.publish();
    world.refresh(seeing);
    assertThat(seeing.app().quickDial()).containsOnlyKeys("a", "c");
    world.undoPublish();
    List.of(seeing, away, trying).forEach(world::refresh);
    for (UsersPhone phone : List.of(seeing, away)) {
      assertThat(phone.app().quickDial()).containsOnlyKeys("a", "b");
      assertThat(phone.app().dialActions()).containsOnlyKeys("x");
      assertThat(phone.app().entry("a").displayName())
          .isEqualTo(world.organization().data().item("a").orElseThrow().displayName());
    }
    assertThat(trying.app().quickDial()).containsOnlyKeys("a", "c");
    world.publish(); // and it can be done again
    world.phones().forEach(world::refresh);
    assertThat(away.app().quickDial()).containsOnlyKeys("a", "c");
  }

  /** One phone has heard of the deletion, the other was off all the while. */
  @Test
  void phonesOfAGroupThatComesBackHaveAgainWhatTheyHad() {
    World world = new World();
    world.replaceBelow(Optional.empty());
    world.removeDialActions(true);
    UsersPhone seeing = world.phones().get(0);
    UsersPhone away = world.phones().get(1);
    world.organization().put("b", 20);
    world.createGroup("group1");
    world.join("ann", "group1");
    world.layer("group1").orElseThrow().put("a", 50);
    world.layer("group1").orElseThrow().hide("b");
    world.layer("group1").orElseThrow().setAction("x", "title");
    world.phones().forEach(world::refresh);
    world.deleteGroup("group1");
    world.refresh(seeing);
    assertThat(seeing.app().quickDial()).containsOnlyKeys("b");
    assertThat(seeing.app().dialActions()).isEmpty();
    world.undoDeletion("group1");
    world.phones().forEach(world::refresh);
    for (UsersPhone phone : List.of(seeing, away)) {
      assertThat(phone.app().quickDial()).containsOnlyKeys("a");
      assertThat(phone.app().dialActions()).containsOnlyKeys("x");
    }
  }

  /** Whatever one has of his own, or had, is nothing that another's phone notices. */
  @Test
  void whatAnotherHadDoesNotUndoWhatAUserChanged() {
    World world = new World();
    UsersPhone phone = world.phones().get(2);
    world.organization().put("a", 20);
    world.layer("ann").orElseThrow().put("a", 100);
    world.refresh(phone);
    phone.edit("a");
    world.deleteSubscriber("ann");
    world.refresh(phone);
    assertThat(phone.app().entry("a").madeByUser()).isTrue();
  }
}
