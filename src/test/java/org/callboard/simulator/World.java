package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.DialUndoJson;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.DraftOrder;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.RemovalsJson;
import org.callboard.layer.LayerData;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.EditRefusedException;
import org.callboard.simulator.PhoneSimulator.Entry;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * An organization with its draft, groups, subscribers and their phones, and a second book of what
 * is shown to administrators and users that is kept without {@link DialData}. Every refresh checks
 * the promises. What the editors do with several layers at once is done here by the same functions.
 */
final class World {

  static final String ORGANIZATION = "organization";
  static final String DRAFT = "draft";
  static final List<String> GROUPS = List.of("group1", "group2", "group3");
  static final List<String> SUBSCRIBERS = List.of("ann", "bob");

  /** What may be wrong with a layer when an answer is made. */
  enum Trouble {
    UNKNOWN,
    DAMAGED,
    OUTDATED
  }

  private static final ProvisioningXml XML = new ProvisioningXml();
  private static final long ID = 1;

  private final Map<String, LayerBook> layers = new HashMap<>();
  private final Map<String, Set<String>> groupsOf = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, JsonObject> departed = new HashMap<>();
  private final Map<String, Map<String, Integer>> departedHighest = new HashMap<>();
  private final List<UsersPhone> phones =
      List.of(
          new UsersPhone("ann", false),
          new UsersPhone("ann", false),
          new UsersPhone("bob", false),
          new UsersPhone("ann", true));
  private Optional<ReplacePriority> replacePriority = Optional.of(ReplacePriority.DEFAULT);
  private boolean removesDialActions;

  /** Both subscribers are there, and nothing else. */
  World() {
    layers.put(ORGANIZATION, new LayerBook());
    layers.put(DRAFT, new LayerBook());
    SUBSCRIBERS.forEach(this::createSubscriber);
  }

  /** The layer, if its owner is there. */
  Optional<LayerBook> layer(String name) {
    return Optional.ofNullable(layers.get(name));
  }

  LayerBook organization() {
    return layers.get(ORGANIZATION);
  }

  LayerBook draft() {
    return layers.get(DRAFT);
  }

  List<UsersPhone> phones() {
    return phones;
  }

  void replaceBelow(Optional<Integer> priority) {
    replacePriority = priority.map(ReplacePriority::new);
  }

  void removeDialActions(boolean on) {
    removesDialActions = on;
  }

  /** Deletes an item in whatever way there is for the layer. */
  void delete(String layer, String id) {
    if (!layer.equals(DRAFT)) {
      layer(layer).ifPresent(book -> book.delete(id));
    } else if (organization().hasItem(id) || draft().hasItem(id)) {
      draft().edit(layerData -> new Draft(organization().data(), layerData).withoutItem(id));
      draft().noteHiddenItem(id, organization().hasItem(id));
    } else {
      assertThatThrownBy(() -> new Draft(organization().data(), draft().data()).withoutItem(id))
          .isInstanceOf(EditRefusedException.class);
    }
  }

  /** The same for a dial action. */
  void deleteAction(String layer, String id) {
    if (!layer.equals(DRAFT)) {
      layer(layer).ifPresent(book -> book.deleteAction(id));
    } else if (organization().hasAction(id) || draft().hasAction(id)) {
      draft().edit(layerData -> new Draft(organization().data(), layerData).withoutAction(id));
      draft().noteHiddenAction(id, organization().hasAction(id));
    } else {
      assertThatThrownBy(() -> new Draft(organization().data(), draft().data()).withoutAction(id))
          .isInstanceOf(EditRefusedException.class);
    }
  }

  /** What a layer was and was seen as, before an edit and after it. */
  private record Published(
      DialData before, LayerBook.Seen seenBefore, DialData after, LayerBook.Seen seenAfter) {

    /** By what the record keeps of it. */
    DialData undone(DialData now) {
      JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
      return DialUndoJson.undone(
          now,
          DialDataJson.difference(before, after).orElse(nothing),
          DialDataJson.difference(after, before).orElse(nothing));
    }
  }

  private final Map<String, Published> published = new HashMap<>();

  /** Takes the last publish back, if nobody has edited what it left. */
  void undoPublish() {
    boolean isLeft =
        !published.isEmpty()
            && published.entrySet().stream()
                .allMatch(
                    layer ->
                        layers.get(layer.getKey()).seen().equals(layer.getValue().seenAfter()));
    if (isLeft) {
      published.forEach(
          (name, edit) -> {
            layers.get(name).edit(edit::undone);
            layers.get(name).noteSeen(edit.seenBefore());
          });
      published.clear();
    }
  }

  void publish() {
    published.clear();
    Map<String, DialData> data = Map.of(ORGANIZATION, organization().data(), DRAFT, draft().data());
    Map<String, LayerBook.Seen> seen =
        Map.of(ORGANIZATION, organization().seen(), DRAFT, draft().seen());
    publishDraft();
    data.forEach(
        (name, before) ->
            published.put(
                name,
                new Published(
                    before, seen.get(name), layers.get(name).data(), layers.get(name).seen())));
  }

  private void publishDraft() {
    DialData draft = draft().data();
    organization().edit(live -> live.published(draft));
    organization().notePublished(draft());
    drop();
  }

  /** The draft puts all that is shown of it and of what is live into another order. */
  void orderDraft(int distance, boolean reversed) {
    List<String> ids = new ArrayList<>(draft().shownWith(organization()));
    Collections.rotate(ids, distance);
    if (reversed) {
      Collections.reverse(ids);
    }
    draft().edit(d -> DraftOrder.QUICK_DIAL.ordered(new Draft(organization().data(), d), ids));
    draft().noteOrder(ids, organization());
  }

  void discard(String id) {
    draft().edit(d -> new Draft(organization().data(), d).discardingItem(id));
    draft().noteDiscarded(id);
  }

  void drop() {
    draft().edit(DialData::emptied);
    draft().noteEmptied();
  }

  void createGroup(String group) {
    if (!order.contains(group)) {
      order.add(group);
      layers.put(group, new LayerBook());
    }
  }

  /** A group as the record has it, and as it was seen. */
  private record DeletedGroup(
      JsonObject lists, LayerBook.Seen seen, int place, List<String> members) {}

  private final Map<String, DeletedGroup> deletedGroups = new HashMap<>();

  /** Takes the deletion back, as the record has the group. */
  void undoDeletion(String group) {
    DeletedGroup deleted = deletedGroups.get(group);
    if (deleted != null && !order.contains(group)) {
      LayerBook book = new LayerBook();
      book.edit(nothing -> DialUndoJson.ofRecord(deleted.lists()));
      book.noteSeen(deleted.seen());
      deleted.seen().items().forEach(i -> book.noteMemory(Map.of(i.id(), i.priority().value())));
      layers.put(group, book);
      order.add(Math.min(deleted.place(), order.size()), group);
      deleted.members().forEach(member -> join(member, group));
    }
  }

  void deleteGroup(String group) {
    if (order.contains(group)) {
      deletedGroups.put(
          group,
          new DeletedGroup(
              DialDataJson.difference(layers.get(group).data(), DialData.EMPTY)
                  .orElse(JsonValue.EMPTY_JSON_OBJECT),
              layers.get(group).seen(),
              order.indexOf(group),
              SUBSCRIBERS.stream()
                  .filter(s -> groupsOf.getOrDefault(s, Set.of()).contains(group))
                  .toList()));
      rememberDeparture(group);
      groupsOf.values().forEach(groups -> groups.remove(group));
      order.remove(group);
      layers.remove(group);
    }
  }

  void turnGroups(int distance) {
    Collections.rotate(order, distance);
  }

  void join(String subscriber, String group) {
    if (order.contains(group) && groupsOf.containsKey(subscriber)) {
      groupsOf.get(subscriber).add(group);
    }
  }

  void leave(String subscriber, String group) {
    if (groupsOf.getOrDefault(subscriber, Set.of()).contains(group)) {
      rememberDeparture(group);
      groupsOf.get(subscriber).remove(group);
    }
  }

  private void rememberDeparture(String group) {
    organization().edit(layer -> layer.remembering(layers.get(group).data()));
    organization().noteMemory(layers.get(group).highest());
  }

  void deleteSubscriber(String subscriber) {
    if (groupsOf.containsKey(subscriber)) {
      List<LayerBook> gone = new ArrayList<>(List.of(layers.remove(subscriber)));
      groupsOf.remove(subscriber).forEach(group -> gone.add(layers.get(group)));
      departed.put(
          subscriber,
          RemovalsJson.FORM.write(
              LayerData.memoryOf(DialData.EMPTY, gone.stream().map(LayerBook::data).toList())));
      LayerBook memory = new LayerBook();
      gone.forEach(book -> memory.noteMemory(book.highest()));
      departedHighest.put(subscriber, memory.highest());
    }
  }

  void createSubscriber(String subscriber) {
    if (!groupsOf.containsKey(subscriber)) {
      LayerBook book = new LayerBook();
      Optional.ofNullable(departed.remove(subscriber))
          .ifPresent(kept -> book.edit(layer -> layer.remembering(RemovalsJson.FORM.read(kept))));
      Optional.ofNullable(departedHighest.remove(subscriber)).ifPresent(book::noteMemory);
      layers.put(subscriber, book);
      groupsOf.put(subscriber, new HashSet<>());
    }
  }

  void refresh(UsersPhone phone) {
    refresh(phone, Map.of());
  }

  /**
   * The phone asks. From somebody who knows everything that is the phone's it gets promise 2, from
   * somebody who does not, promise 3. A subscriber who is not there gets a refusal.
   */
  void refresh(UsersPhone phone, Map<String, Trouble> troubles) {
    if (!groupsOf.containsKey(phone.subscriber())) {
      return;
    }
    OrganizationSnapshot organization = organizationSnapshot();
    DialData told =
        DialData.folded(
            Layers.of(
                organization,
                subscriberSnapshot(phone.subscriber()),
                phone.isEditable(),
                key -> data(key, troubles)));
    byte[] answer = XML.global(told, organization);
    List<String> names = layersOf(phone);
    assertThat(told.whole()).isEqualTo(Collections.disjoint(names, troubles.keySet()));
    if (told.whole()) {
      phone.app().merge(answer);
      Map<String, QuickDialItem> shown = new LinkedHashMap<>();
      names.forEach(name -> layers.get(name).showItems(shown));
      assertThat(told.quickDial()).containsExactlyElementsOf(shown.values());
      phone.assertEqualTo(shown, id -> highest(names, id));
      Map<String, String> actions = new LinkedHashMap<>();
      names.forEach(name -> layers.get(name).showActions(actions));
      phone.assertHasActions(actions, removesDialActions);
    } else {
      assertThat(new String(answer, StandardCharsets.UTF_8))
          .doesNotContain("maxQuickDialReplacePriority", "action=");
      Map<String, Entry> before = phone.app().quickDial();
      Map<String, Map<String, PhoneSimulator.KeyNode>> actions = phone.app().dialActions();
      phone.app().merge(answer);
      phone.assertOnlyAdded(before);
      assertThat(phone.app().dialActions()).isEqualTo(actions);
    }
  }

  /** The layers of a phone, from the lowest up. */
  private List<String> layersOf(UsersPhone phone) {
    List<String> names = new ArrayList<>(List.of(ORGANIZATION));
    if (phone.isEditable()) {
      names.add(DRAFT);
    }
    order.stream().filter(groupsOf.get(phone.subscriber())::contains).forEach(names::add);
    names.add(phone.subscriber());
    return names;
  }

  private int highest(List<String> names, String id) {
    return names.stream()
        .mapToInt(name -> layers.get(name).highest().getOrDefault(id, 0))
        .max()
        .orElse(0);
  }

  private DialData data(LayerKey key, Map<String, Trouble> troubles) {
    String name =
        switch (key.kind()) {
          case ORGANIZATION -> ORGANIZATION;
          case DRAFT -> DRAFT;
          case GROUP -> GROUPS.get((int) key.ownerId());
          case SUBSCRIBER -> SUBSCRIBERS.get((int) key.ownerId());
        };
    LayerBook book = layers.get(name);
    if (!troubles.containsKey(name)) {
      return book.data();
    }
    return switch (troubles.get(name)) {
      case UNKNOWN -> DialData.UNKNOWN;
      case DAMAGED -> book.damaged();
      case OUTDATED -> book.outdated();
    };
  }

  private OrganizationSnapshot organizationSnapshot() {
    return new OrganizationSnapshot(
        ID,
        new CloudId("EXAMPLE"),
        new OrganizationSettings(
            "Example",
            true,
            replacePriority,
            removesDialActions,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            SignInSettings.DEFAULT),
        order.stream().map(name -> new Group(groupId(name), new GroupName(name))).toList());
  }

  private SubscriberSnapshot subscriberSnapshot(String name) {
    return new SubscriberSnapshot(
        SUBSCRIBERS.indexOf(name),
        new SubscriberName(ID, name),
        name,
        "hash",
        true,
        Optional.empty(),
        Set.copyOf(groupsOf.get(name).stream().map(World::groupId).toList()),
        Attributes.NONE,
        Optional.empty());
  }

  private static long groupId(String name) {
    return GROUPS.indexOf(name);
  }
}
