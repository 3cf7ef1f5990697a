package org.callboard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.callboard.simulator.World.Trouble;

/** What may happen in a {@link World}. Few ids, so that things happen to the same ones. */
final class Steps {

  /** Something that happens. */
  record Step(String name, Consumer<World> deed) {

    void in(World world) {
      deed.accept(world);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<String> ITEMS = List.of("a", "b", "c");
  private static final List<String> ACTIONS = List.of("x", "y");
  private static final int PHONES = new World().phones().size();

  /** On both sides of the implicit priority, of the default replace priority and of the user's. */
  private static final List<Integer> PRIORITIES = List.of(1, 5, 20, 21, 30, 39, 40, 41, 50, 100);

  private Steps() {}

  static Arbitrary<Step> all() {
    return Arbitraries.frequencyOf(
        Tuple.of(16, edits()),
        Tuple.of(6, groups()),
        Tuple.of(6, drafts()),
        Tuple.of(2, subscribers()),
        Tuple.of(2, replacePriorities()),
        Tuple.of(9, refreshes()),
        Tuple.of(6, users()),
        Tuple.of(4, dialActions()),
        Tuple.of(4, hiding()));
  }

  /** For groups and subscribers, of what the layers below have or may have one day. */
  private static Arbitrary<Step> hiding() {
    List<String> names = new ArrayList<>(World.GROUPS);
    names.addAll(World.SUBSCRIBERS);
    Arbitrary<String> layers = Arbitraries.of(names);
    return Arbitraries.frequencyOf(
        Tuple.of(3, inLayers("hide", layers, ITEMS, LayerBook::hide)),
        Tuple.of(2, inLayers("show", layers, ITEMS, LayerBook::show)),
        Tuple.of(2, inLayers("hide action", layers, ACTIONS, LayerBook::hideAction)),
        Tuple.of(1, inLayers("show action", layers, ACTIONS, LayerBook::showAction)));
  }

  private static Arbitrary<Step> inLayers(
      String what, Arbitrary<String> layers, List<String> ids, BiConsumer<LayerBook, String> edit) {
    return Combinators.combine(layers, Arbitraries.of(ids))
        .as((layer, id) -> inLayer(what + " " + id + " in", layer, book -> edit.accept(book, id)));
  }

  /** All that there are at most; those that are not there are left alone. */
  private static Arbitrary<String> layers() {
    List<String> names = new ArrayList<>(List.of(World.ORGANIZATION, World.DRAFT));
    names.addAll(World.GROUPS);
    names.addAll(World.SUBSCRIBERS);
    return Arbitraries.of(names);
  }

  private static Arbitrary<Step> edits() {
    Arbitrary<String> ids = Arbitraries.of(ITEMS);
    Arbitrary<Integer> priorities = Arbitraries.of(PRIORITIES);
    Arbitrary<Step> puts =
        Combinators.combine(layers(), ids, priorities)
            .as(
                (layer, id, priority) ->
                    inLayer(
                        "put " + id + "@" + priority + " into",
                        layer,
                        book -> book.put(id, priority)));
    Arbitrary<Step> deletes =
        Combinators.combine(layers(), ids)
            .as(
                (layer, id) ->
                    new Step("delete " + id + " of " + layer, world -> world.delete(layer, id)));
    Arbitrary<Step> renames =
        Combinators.combine(layers(), ids)
            .as((layer, id) -> inLayer("rename " + id + " in", layer, book -> book.rename(id)));
    Arbitrary<Step> lists =
        Combinators.combine(layers(), ids.list().uniqueElements().ofMaxSize(3), priorities)
            .as(
                (layer, list, priority) ->
                    inLayer(
                        "make the list " + list + "@" + priority + " of",
                        layer,
                        book -> book.replaceList(list, priority)));
    Arbitrary<Step> orders = layers().map(layer -> inLayer("reverse", layer, LayerBook::reverse));
    return Arbitraries.frequencyOf(
        Tuple.of(6, puts),
        Tuple.of(4, deletes),
        Tuple.of(2, renames),
        Tuple.of(1, lists),
        Tuple.of(1, orders));
  }

  private static Step inLayer(String what, String layer, Consumer<LayerBook> edit) {
    return new Step(what + " " + layer, world -> world.layer(layer).ifPresent(edit));
  }

  private static Arbitrary<Step> groups() {
    Arbitrary<String> groups = Arbitraries.of(World.GROUPS);
    Arbitrary<String> subscribers = Arbitraries.of(World.SUBSCRIBERS);
    Arbitrary<Step> creations =
        groups.map(group -> new Step("create " + group, world -> world.createGroup(group)));
    Arbitrary<Step> deletions =
        groups.map(group -> new Step("delete " + group, world -> world.deleteGroup(group)));
    Arbitrary<Step> undoneDeletions =
        groups.map(g -> new Step("take back that " + g + " is gone", w -> w.undoDeletion(g)));
    Arbitrary<Step> orders =
        Arbitraries.of(1, 2)
            .map(i -> new Step("turn the groups by " + i, world -> world.turnGroups(i)));
    Arbitrary<Step> joins =
        Combinators.combine(subscribers, groups)
            .as((s, group) -> new Step(s + " joins " + group, world -> world.join(s, group)));
    Arbitrary<Step> leaves =
        Combinators.combine(subscribers, groups)
            .as((s, group) -> new Step(s + " leaves " + group, world -> world.leave(s, group)));
    return Arbitraries.frequencyOf(
        Tuple.of(4, creations),
        Tuple.of(3, deletions),
        Tuple.of(3, undoneDeletions),
        Tuple.of(2, orders),
        Tuple.of(6, joins),
        Tuple.of(3, leaves));
  }

  private static Arbitrary<Step> drafts() {
    Arbitrary<Step> orders =
        Combinators.combine(Arbitraries.of(0, 1, 2), Arbitraries.of(true, false))
            .as(
                (i, reversed) ->
                    new Step(
                        "turn the draft by " + i + (reversed ? " and reverse it" : ""),
                        world -> world.orderDraft(i, reversed)));
    Arbitrary<Step> discards =
        Arbitraries.of(ITEMS)
            .map(id -> new Step("discard what the draft does to " + id, w -> w.discard(id)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, orders),
        Tuple.of(1, discards),
        Tuple.of(2, Arbitraries.just(new Step("publish", World::publish))),
        Tuple.of(2, Arbitraries.just(new Step("undo the publish", World::undoPublish))),
        Tuple.of(1, Arbitraries.just(new Step("drop the draft", World::drop))));
  }

  private static Arbitrary<Step> subscribers() {
    Arbitrary<String> subscribers = Arbitraries.of(World.SUBSCRIBERS);
    return Arbitraries.frequencyOf(
        Tuple.of(1, subscribers.map(s -> new Step("delete " + s, w -> w.deleteSubscriber(s)))),
        Tuple.of(3, subscribers.map(s -> new Step("create " + s, w -> w.createSubscriber(s)))));
  }

  private static Arbitrary<Step> replacePriorities() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(1, 20, 21, 22, 39, 40)),
            Tuple.of(1, Arbitraries.integers().between(1, 40)))
        .optional(0.8)
        .map(replace -> new Step("replace below " + replace, w -> w.replaceBelow(replace)));
  }

  private static Arbitrary<Step> refreshes() {
    Arbitrary<Step> whole =
        onPhone("refresh", (world, phone) -> world.refresh(world.phones().get(phone)));
    Arbitrary<Step> partial =
        Combinators.combine(
                Arbitraries.integers().between(0, PHONES - 1),
                Arbitraries.maps(layers(), Arbitraries.of(Trouble.class)).ofMinSize(1).ofMaxSize(4))
            .as(
                (i, troubles) ->
                    new Step(
                        "refresh " + i + " with " + troubles,
                        world -> world.refresh(world.phones().get(i), troubles)));
    Arbitrary<Step> installations =
        onPhone("install anew", (world, phone) -> world.phones().get(phone).reinstall());
    return Arbitraries.frequencyOf(
        Tuple.of(12, whole), Tuple.of(6, partial), Tuple.of(1, installations));
  }

  private static Arbitrary<Step> users() {
    Arbitrary<Step> edits =
        Combinators.combine(Arbitraries.integers().between(0, PHONES - 1), Arbitraries.of(ITEMS))
            .as(
                (i, id) ->
                    new Step(
                        "user " + i + " edits " + id, world -> world.phones().get(i).edit(id)));
    Arbitrary<Step> own =
        onPhone("make an entry", (world, phone) -> world.phones().get(phone).makeOwn());
    return Arbitraries.frequencyOf(Tuple.of(3, edits), Tuple.of(1, own));
  }

  private static Arbitrary<Step> onPhone(String what, ObjIntConsumer<World> deed) {
    return Arbitraries.integers()
        .between(0, PHONES - 1)
        .map(i -> new Step(what + " " + i, world -> deed.accept(world, i)));
  }

  private static Arbitrary<Step> dialActions() {
    Arbitrary<Step> puts =
        Combinators.combine(layers(), Arbitraries.of(ACTIONS))
            .as(
                (layer, id) ->
                    inLayer("put action " + id, layer, book -> book.setAction(id, "title")));
    Arbitrary<Step> deletes =
        Combinators.combine(layers(), Arbitraries.of(ACTIONS))
            .as(
                (layer, id) ->
                    new Step(
                        "delete action " + id + " of " + layer,
                        world -> world.deleteAction(layer, id)));
    Arbitrary<Step> choices =
        Arbitraries.of(true, true, false)
            .map(on -> new Step("remove dial actions " + on, w -> w.removeDialActions(on)));
    return Arbitraries.frequencyOf(Tuple.of(5, puts), Tuple.of(5, deletes), Tuple.of(2, choices));
  }
}
