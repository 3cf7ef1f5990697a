package org.callboard.platform;

/** A server without room for anything. */
public final class FullDisk {

  private FullDisk() {}

  public static FreeSpace space() {
    return new FreeSpace(new Settings(key -> null), place -> 0, place -> Long.MAX_VALUE);
  }

  /** What it says of an import. */
  public static FullDiskException refusal() {
    return new FullDiskException();
  }
}
