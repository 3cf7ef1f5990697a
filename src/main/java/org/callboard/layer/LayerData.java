package org.callboard.layer;

import java.util.Collection;

/**
 * What stands in a layer: an immutable value of one kind of data. Its entries are known by ids, and
 * what the value says of one id depends on nothing that it says of another, but for order and
 * limits; so an edit of one entry may be made of that entry alone.
 *
 * <p>A layer remembers what phones may still hold of what it had. It never forgets that by an edit.
 *
 * @param <T> the kind of data itself
 */
public interface LayerData<T extends LayerData<T>> {

  /** False if something is missing because it could not be loaded. */
  boolean whole();

  /** The same, but known to lack something. */
  T notWhole();

  /** Whether there is nothing that a phone would be told now. */
  boolean saysNothing();

  /**
   * About how many bytes of an answer it has: its entries, and what phones are told of its memory
   * for good.
   */
  long weight();

  /** How many entries it has. */
  int entries();

  /** The same entries, and the memory of what a phone may hold from the other data. */
  T remembering(T other);

  /** Nothing but the memory of what a phone may hold from these layers. */
  static <T extends LayerData<T>> T memoryOf(T empty, Collection<T> layers) {
    return layers.stream().reduce(empty, LayerData::remembering);
  }

  /** Nothing any more; what was there is remembered. */
  T emptied();

  /** This live layer after a draft over it was published. */
  T published(T draft);
}
