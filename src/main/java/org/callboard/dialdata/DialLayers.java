package org.callboard.dialdata;

/**
 * The layers of one phone, from the lowest up. The same objects as long as nothing changed, so that
 * what was made of them can be used again.
 */
public record DialLayers(DialData organization, DialData subscriber) {

  /** All layers as one: what the phone is to be told. */
  public DialData folded() {
    return organization.overlaidWith(subscriber);
  }

  /** Whether the subscriber has nothing of its own, and so gets what all others get. */
  public boolean isCommon() {
    return subscriber == DialData.EMPTY || subscriber.equals(DialData.EMPTY);
  }
}
