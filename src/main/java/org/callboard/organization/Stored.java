package org.callboard.organization;

/**
 * How much an organization has.
 *
 * @param entries subscribers, items, dial actions and settings
 * @param bytes about as many as an answer with all of them would have
 */
public record Stored(long entries, long bytes) {

  public static final Stored NOTHING = new Stored(0, 0);

  public Stored plus(Stored other) {
    return new Stored(entries + other.entries, bytes + other.bytes);
  }
}
