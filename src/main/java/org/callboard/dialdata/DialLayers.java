package org.callboard.dialdata;

import java.util.List;

/**
 * The layers of one phone, from the lowest up: the organization's, its draft for phones of the
 * editable version, the groups', and the subscriber's own. The same data objects as long as nothing
 * changed, so that what was made of them can be used again.
 *
 * @param common all but the subscriber's; at least the organization's
 */
public record DialLayers(List<Layer> common, Layer subscriber) {

  public DialLayers {
    common = List.copyOf(common);
  }

  /** All layers as one: what the phone is to be told. */
  public DialData folded() {
    return common.stream()
        .map(Layer::data)
        .reduce(DialData::overlaidWith)
        .orElse(DialData.EMPTY)
        .overlaidWith(subscriber.data());
  }

  /** Whether the subscriber has nothing of its own, and so gets what all others get. */
  public boolean isCommon() {
    return subscriber.data() == DialData.EMPTY || subscriber.data().equals(DialData.EMPTY);
  }
}
