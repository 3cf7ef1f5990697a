package org.callboard.layer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How one kind of data is stored: what a kind supplies to the room, beside its value. All calls are
 * made in a transaction, and see what it sees.
 */
public interface LayerTable<T extends LayerData<T>> {

  /** Nothing at all, and known to be nothing. */
  T empty();

  /** The layers of all these keys, in a handful of queries; empty ones too. */
  Map<LayerKey, T> read(Collection<LayerKey> keys);

  /** What is in the layer. */
  default T read(LayerKey key) {
    return read(List.of(key)).get(key);
  }

  /** About how many bytes of an answer these layers have together, if none covers another. */
  long weight(Collection<LayerKey> keys);

  /** About how many bytes these layers have when they are folded, from the lowest up. */
  long folded(List<T> layers);

  /** What the layer says of one id, and nothing else. */
  T readEntry(LayerKey key, String id);

  /**
   * Makes the rows equal to the edited value. The caller has locked the layer.
   *
   * @param edit may refuse
   */
  LayerEdit<T> edit(LayerKey key, UnaryOperator<T> edit);

  /** Lets the layer remember what phones may hold of other layers until now. */
  default LayerEdit<T> remember(LayerKey key, T held) {
    return edit(key, layer -> layer.remembering(held));
  }

  /**
   * Makes rows equal to an edited value, but only those of one id: reads and writes no other rows.
   * If the layer comes to a limit, the edit is made of the whole layer, which knows what to do
   * about it.
   *
   * @param edit of a value that says nothing of other ids; called a second time at a limit
   */
  LayerEdit<T> editEntry(LayerKey key, String id, UnaryOperator<T> edit);
}
