package org.callboard.layer;

/**
 * One layer of a phone's answer.
 *
 * @param name as administrators know it, for example {@code group:sales}
 */
public record Layer<T extends LayerData<T>>(LayerKey key, String name, T data) {

  /** The name of a group's layer begins with this, and goes on with that of the group. */
  public static final String GROUP = "group:";

  Layer<T> with(T other) {
    return new Layer<>(key, name, other);
  }
}
