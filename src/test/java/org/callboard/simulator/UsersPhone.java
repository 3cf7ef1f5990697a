package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.simulator.PhoneSimulator.Content;
import org.callboard.simulator.PhoneSimulator.Entry;

/** A phone, whose it is, and what its user remembers to have done. */
final class UsersPhone {

  private final String subscriber;
  private final boolean editable;
  private final Map<String, Content> own = new HashMap<>();
  private final Map<String, Content> edits = new HashMap<>();
  private final Set<String> fillers = new HashSet<>();
  private PhoneSimulator app = new PhoneSimulator();

  /**
   * @param editable whether it asks with {@code CODE*}
   */
  UsersPhone(String subscriber, boolean editable) {
    this.subscriber = subscriber;
    this.editable = editable;
  }

  String subscriber() {
    return subscriber;
  }

  boolean isEditable() {
    return editable;
  }

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
    own.put(id, new Content(LayerBook.nextContent(), "1"));
    app.userPuts(id, own.get(id));
  }

  void edit(String id) {
    Content content = new Content(LayerBook.nextContent(), "2");
    if (app.userEdits(id, content)) {
      edits.put(id, content);
    }
  }

  /**
   * The phone has what is shown, but for what its user changed.
   *
   * @param highest the highest priority at which this phone may ever have held an id
   */
  void assertEqualTo(Map<String, QuickDialItem> shown, ToIntFunction<String> highest) {
    Map<String, Entry> held = app.quickDial();
    Map<String, Entry> expected = new HashMap<>();
    shown.forEach((id, item) -> expected.put(id, provided(item)));
    own.forEach((id, content) -> expected.put(id, users(content)));
    edits.forEach(
        (id, content) -> {
          boolean outrankedOnce = highest.applyAsInt(id) >= PhoneSimulator.USER_PRIORITY;
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

  /** What fills a gap is what was known, and may be replaced by the next that fills it. */
  void assertOnlyAdded(Map<String, Entry> before) {
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

  void assertHasActions(Map<String, String> shown, boolean andNoOther) {
    Map<String, String> held = new HashMap<>();
    app.dialActions().forEach((id, nodes) -> held.put(id, nodes.get("title").value()));
    assertThat(held).containsAllEntriesOf(shown);
    if (andNoOther) {
      assertThat(held).isEqualTo(shown);
    }
  }

  private static Entry provided(QuickDialItem item) {
    return new Entry(item.priority().value(), new Content(item.displayName(), item.uri()), false);
  }

  private static Entry users(Content content) {
    return new Entry(PhoneSimulator.USER_PRIORITY, content, true);
  }
}
