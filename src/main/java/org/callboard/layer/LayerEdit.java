package org.callboard.layer;

/**
 * What an edit has made of a layer, or of the one entry that it was about.
 *
 * @param before what was there
 * @param after what is there now
 */
public record LayerEdit<T extends LayerData<T>>(T before, T after) {

  /** Whether there is anything to record, and for phones to read again. */
  public boolean isChange() {
    return !before.equals(after);
  }
}
