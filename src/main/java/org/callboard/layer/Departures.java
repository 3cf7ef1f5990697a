package org.callboard.layer;

import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.RowReader;
import org.callboard.subscriber.GroupListsJson;
import org.callboard.subscriber.GroupRestoredJson;
import org.callboard.subscriber.NameLeft;
import org.callboard.subscriber.SubscriberDeleted;
import org.callboard.subscriber.SubscriberMoved;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscribersCreated;

/**
 * Remembers what phones may hold from layers that are not theirs any more. Always in the
 * transaction of the edit, which has locked the subscribers and groups in question.
 *
 * <p>What a deleted subscriber had is kept by its name, for the phone that signs in under it again.
 * Where it is remembered when somebody leaves a group is the rule of each kind of data, which has
 * an application-scoped bean of this class.
 */
public abstract class Departures<T extends LayerData<T>> {

  /** Characters that the column has room for. */
  private static final int MAX_KEPT = 1_000_000;

  private final LayerTable<T> table;
  private final LayerEditor<T> layers;
  private final DepartedLayers departed;

  /** For the container's proxy only. */
  protected Departures() {
    table = null;
    layers = null;
    departed = null;
  }

  protected Departures(LayerTable<T> table, LayerEditor<T> layers, DepartedLayers departed) {
    this.table = table;
    this.layers = layers;
    this.departed = departed;
  }

  /** The name of the kind of data, as it is stored. */
  protected abstract String data();

  /** The memory of this data as it is stored, without its entries. */
  protected abstract String write(T data);

  /** Reads what {@link #write} wrote; what cannot be read is left out. */
  protected abstract T read(String memory, RowReader row);

  /**
   * Makes the rows of a subscriber's layer those of the key's organization. It takes nothing away
   * from the layers there.
   */
  protected abstract void take(LayerKey key);

  /** Less to remember, where there is too much. */
  protected T shortened(T memory) {
    return memory;
  }

  /** Keeps what the subscriber's phone may hold beyond the organization's layer. */
  public void keep(@Observes SubscriberDeleted deleted) {
    long own = deleted.name().organizationId();
    deleted.names().forEach(name -> keep(name, deleted.subscriberId(), own, deleted.groupIds()));
  }

  /** The same for somebody who may get a former name, and the phone that asked by it. */
  public void keepOfFormerName(@Observes NameLeft left) {
    keep(left.name(), left.subscriberId(), left.organizationId(), left.groupIds());
  }

  /**
   * Beside what an earlier one of this name has left there. Whoever gets the name in another
   * organization is told nothing of the subscriber's.
   */
  private void keep(
      SubscriberName name, long subscriberId, long organizationId, Set<Long> groupIds) {
    List<LayerKey> keys = new ArrayList<>();
    if (name.organizationId() != organizationId) {
      keys.addAll(common(organizationId));
    }
    keys.add(LayerKey.ofSubscriber(organizationId, subscriberId));
    groupIds.forEach(id -> keys.add(LayerKey.ofGroup(organizationId, id)));
    T kept = held(name).remembering(LayerData.memoryOf(table.empty(), table.read(keys).values()));
    String memory = write(kept);
    if (memory.equals(write(table.empty()))) {
      return;
    }
    if (memory.length() > MAX_KEPT) {
      memory = write(shortened(kept));
    }
    if (memory.length() > MAX_KEPT) {
      throw EditRefusedException.conflict(
          "The subscriber's phone may hold more than the server can remember. Disable the"
              + " subscriber instead.");
    }
    departed.keep(name, data(), memory);
  }

  /** Tells the record what a group has that is about to be deleted. */
  public void tell(@Observes GroupListsJson asked) {
    layers.tell(asked);
  }

  /** Gives a group that comes back what the record has of it. */
  public void restore(@Observes GroupRestoredJson restored) {
    layers.restore(restored);
  }

  /** What is everybody's, or may become it. */
  private static List<LayerKey> common(long organizationId) {
    return List.of(LayerKey.ofOrganization(organizationId), LayerKey.ofDraft(organizationId));
  }

  /**
   * Lets the own layer of a moved subscriber follow, and remember what phones may hold from the
   * organization that was left.
   */
  public void follow(@Observes SubscriberMoved moved) {
    long left = moved.from().id();
    List<LayerKey> keys = new ArrayList<>(common(left));
    moved.leftGroupIds().forEach(id -> keys.add(LayerKey.ofGroup(left, id)));
    LayerAddress own =
        LayerAddress.ofSubscriber(moved.to(), moved.subscriberId(), moved.username());
    take(own.key());
    layers.move(own, LayerData.memoryOf(table.empty(), table.read(keys).values()));
  }

  /** What the phone of the deleted subscriber of this name may hold, without entries. */
  public T held(SubscriberName name) {
    return departed
        .memory(name, data())
        .map(
            memory -> {
              RowReader row =
                  new RowReader("what " + data() + " remembers for a deleted subscriber");
              T held = read(memory, row);
              row.end();
              return held;
            })
        .orElseGet(table::empty);
  }

  /** Gives new subscribers what those of the same names left behind. */
  public void giveBack(@Observes SubscribersCreated created) {
    Map<String, SubscribersCreated.Created> byKey = created.byKey();
    departed
        .take(created.organization().id(), byKey.keySet(), data())
        .forEach(
            (key, memory) -> {
              SubscribersCreated.Created subscriber = byKey.get(key);
              RowReader row =
                  new RowReader("what " + data() + " remembers for subscriber " + subscriber.id());
              layers.remember(
                  LayerAddress.ofSubscriber(
                      created.organization(), subscriber.id(), subscriber.username().text()),
                  read(memory, row));
              row.end();
            });
  }
}
