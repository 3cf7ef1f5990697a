package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.KeyNode;
import org.callboard.dialdata.KeyNodeValue;
import org.callboard.dialdata.MergePriority;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.organization.CloudId;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SnapshotOf;
import org.callboard.phone.PhoneSimulator.Content;
import org.callboard.phone.PhoneSimulator.Entry;
import org.callboard.provisioning.xml.ProvisioningXml;

/**
 * An organization, one of its subscribers and his phones, with a second book of what is shown to
 * administrators and users that is kept without {@link DialData}. Every refresh checks the
 * promises.
 */
final class World {

  /** Whose layer. */
  enum Layer {
    ORGANIZATION,
    SUBSCRIBER
  }

  /** Why an answer is not whole. */
  enum Trouble {
    ORGANIZATION_UNKNOWN,
    SUBSCRIBER_UNKNOWN,
    BOTH_UNKNOWN,
    ORGANIZATION_DAMAGED,
    SUBSCRIBER_DAMAGED
  }

  private static final ProvisioningXml XML = new ProvisioningXml();

  private final Map<Layer, LayerBook> layers = new EnumMap<>(Layer.class);
  private final List<Phone> phones;
  private final Map<String, Integer> highest = new HashMap<>();
  private Optional<ReplacePriority> replacePriority = Optional.of(ReplacePriority.DEFAULT);
  private boolean removesDialActions;
  private int contents;

  World(int phones) {
    layers.put(Layer.ORGANIZATION, new LayerBook());
    layers.put(Layer.SUBSCRIBER, new LayerBook());
    this.phones = IntStream.range(0, phones).mapToObj(i -> new Phone()).toList();
  }

  LayerBook layer(Layer layer) {
    return layers.get(layer);
  }

  List<Phone> phones() {
    return phones;
  }

  void replaceBelow(Optional<Integer> priority) {
    replacePriority = priority.map(ReplacePriority::new);
  }

  void removeDialActions(boolean on) {
    removesDialActions = on;
  }

  /** The phone gets an answer from somebody who knows everything: promise 2. */
  void refresh(Phone phone) {
    phone.app.merge(answer(organization().data, subscriber().data));
    phone.assertEqualTo(shownItems());
    phone.assertHasActions(shownActions(), removesDialActions);
  }

  /** The phone gets an answer from somebody who does not: promise 3. */
  void refresh(Phone phone, Trouble trouble) {
    DialData organization =
        switch (trouble) {
          case ORGANIZATION_UNKNOWN, BOTH_UNKNOWN -> DialData.UNKNOWN;
          case ORGANIZATION_DAMAGED -> organization().damaged();
          default -> organization().data;
        };
    DialData subscriber =
        switch (trouble) {
          case SUBSCRIBER_UNKNOWN, BOTH_UNKNOWN -> DialData.UNKNOWN;
          case SUBSCRIBER_DAMAGED -> subscriber().damaged();
          default -> subscriber().data;
        };
    Map<String, Entry> before = phone.app.quickDial();
    Map<String, Map<String, PhoneSimulator.KeyNode>> actionsBefore = phone.app.dialActions();
    byte[] answer = answer(organization, subscriber);
    assertThat(new String(answer, StandardCharsets.UTF_8))
        .doesNotContain("maxQuickDialReplacePriority", "action=");
    phone.app.merge(answer);
    phone.assertOnlyAdded(before, shownItems());
    assertThat(phone.app.dialActions()).isEqualTo(actionsBefore);
  }

  private byte[] answer(DialData organization, DialData subscriber) {
    return XML.global(
        organization.overlaidWith(subscriber),
        SnapshotOf.organization(
            1, new CloudId("EXAMPLE"), "Example", true, replacePriority, removesDialActions));
  }

  private LayerBook organization() {
    return layer(Layer.ORGANIZATION);
  }

  private LayerBook subscriber() {
    return layer(Layer.SUBSCRIBER);
  }

  private Map<String, QuickDialItem> shownItems() {
    Map<String, QuickDialItem> shown = new LinkedHashMap<>(organization().items);
    shown.putAll(subscriber().items);
    return shown;
  }

  private Map<String, String> shownActions() {
    Map<String, String> shown = new LinkedHashMap<>(organization().actions);
    shown.putAll(subscriber().actions);
    return shown;
  }

  private String nextContent() {
    contents++;
    return "v" + contents;
  }

  /** A layer as the core holds it, and as its administrator sees it. */
  final class LayerBook {

    private final Map<String, QuickDialItem> items = new LinkedHashMap<>();
    private final Map<String, String> actions = new LinkedHashMap<>();
    private DialData data = DialData.EMPTY;

    void put(String id, int priority) {
      QuickDialItem item = item(id, priority);
      data = data.with(item);
      items.put(id, item);
    }

    void delete(String id) {
      data = data.withoutItem(id);
      items.remove(id);
    }

    void rename(String id) {
      if (items.containsKey(id)) {
        put(id, items.get(id).priority().value());
      }
    }

    void replaceList(List<String> ids, int priority) {
      List<QuickDialItem> list = ids.stream().map(id -> item(id, priority)).toList();
      data = data.withQuickDial(list);
      items.clear();
      list.forEach(item -> items.put(item.id(), item));
    }

    void reverse() {
      List<QuickDialItem> list = new ArrayList<>(data.quickDial());
      Collections.reverse(list);
      data = data.withQuickDial(list);
    }

    void setAction(String id, String... nodes) {
      String content = nextContent();
      data = data.with(action(id, List.of(nodes), content));
      actions.put(id, content);
    }

    void deleteAction(String id) {
      data = data.withoutAction(id);
      actions.remove(id);
    }

    /** The layer with an entry that could not be read. */
    private DialData damaged() {
      return new DialData(
          data.quickDial().stream().skip(1).toList(),
          data.removals(),
          data.dialActions().stream().skip(1).toList(),
          data.removedDialActions(),
          false);
    }

    private QuickDialItem item(String id, int priority) {
      highest.merge(id, priority, Math::max);
      return new QuickDialItem(
          id, nextContent(), "5000", Optional.empty(), new MergePriority(priority));
    }

    private static DialAction action(String id, List<String> nodes, String content) {
      KeyNodeValue value = new KeyNodeValue.Plain(content);
      return new DialAction(
          id,
          nodes.stream()
              .map(name -> new KeyNode(name, value, Optional.empty(), Optional.empty()))
              .toList());
    }
  }

  /** A phone, and what its user remembers to have done. */
  final class Phone {

    private final Map<String, Content> own = new HashMap<>();
    private final Map<String, Content> edits = new HashMap<>();
    private final Set<String> fillers = new HashSet<>();
    private PhoneSimulator app = new PhoneSimulator();

    PhoneSimulator app() {
      return app;
    }

    void reinstall() {
      app = new PhoneSimulator();
      own.clear();
      edits.clear();
      fillers.clear();
    }

    void makeOwn() {
      String id = "own" + own.size();
      own.put(id, new Content(nextContent(), "1"));
      app.userPuts(id, own.get(id));
    }

    void edit(String id) {
      Content content = new Content(nextContent(), "2");
      if (app.userEdits(id, content)) {
        edits.put(id, content);
      }
    }

    private void assertEqualTo(Map<String, QuickDialItem> shown) {
      Map<String, Entry> held = app.quickDial();
      Map<String, Entry> expected = new HashMap<>();
      shown.forEach((id, item) -> expected.put(id, provided(item)));
      own.forEach((id, content) -> expected.put(id, users(content)));
      edits.forEach(
          (id, content) -> {
            boolean outrankedOnce = highest.get(id) >= PhoneSimulator.USER_PRIORITY;
            if (!outrankedOnce || users(content).equals(held.get(id)) && !outranked(shown, id)) {
              expected.put(id, users(content));
            }
          });
      assertThat(held).isEqualTo(expected);
      edits.keySet().removeIf(id -> !held.containsKey(id) || !held.get(id).madeByUser());
      fillers.clear();
    }

    /** Whether the app's own rule lets the server's item win over its user's change. */
    private static boolean outranked(Map<String, QuickDialItem> shown, String id) {
      return shown.containsKey(id)
          && shown.get(id).priority().value() >= PhoneSimulator.USER_PRIORITY;
    }

    /** What fills a gap is what is shown now, and may be replaced by the next that fills it. */
    private void assertOnlyAdded(Map<String, Entry> before, Map<String, QuickDialItem> shown) {
      Map<String, Entry> after = new HashMap<>(app.quickDial());
      Map<String, Entry> kept = new HashMap<>(before);
      fillers.removeIf(id -> kept.get(id).madeByUser());
      assertThat(after.keySet()).containsAll(fillers);
      kept.keySet().removeAll(fillers);
      assertThat(after).containsAllEntriesOf(kept);
      after.keySet().removeAll(kept.keySet());
      assertThat(after.values()).allMatch(entry -> entry.priority() == 0 && !entry.madeByUser());
      fillers.addAll(after.keySet());
    }

    private void assertHasActions(Map<String, String> shown, boolean andNoOther) {
      Map<String, String> held = new HashMap<>();
      app.dialActions().forEach((id, nodes) -> held.put(id, nodes.get("title").value()));
      assertThat(held).containsAllEntriesOf(shown);
      if (andNoOther) {
        assertThat(held).isEqualTo(shown);
      }
    }
  }

  private static Entry provided(QuickDialItem item) {
    return new Entry(item.priority().value(), new Content(item.displayName(), item.uri()), false);
  }

  private static Entry users(Content content) {
    return new Entry(PhoneSimulator.USER_PRIORITY, content, true);
  }
}
