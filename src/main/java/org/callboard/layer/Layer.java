package org.callboard.layer;

/**
 * One layer of a phone's answer.
 *
 * @param name as administrators know it, for example {@code group:sales}
 */
public record Layer<T extends LayerData<T>>(LayerKey key, String name, T data) {

  Layer<T> with(T other) {
    return new Layer<>(key, name, other);
  }
}
