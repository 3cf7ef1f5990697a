package org.callboard.mergeable;

import org.callboard.platform.InvalidValueException;

/**
 * The priority of an entry in the app's merge: the app accepts a change whose priority is higher
 * than or equal to the stored one (docs/protocol.md, section "Merging").
 *
 * @param value 0 to 1000
 */
public record MergePriority(int value) implements Comparable<MergePriority> {

  /**
   * Lower than any entry's own priority: what comes with it only fills a gap, since a phone takes
   * it where it holds nothing.
   */
  public static final MergePriority LOWEST = new MergePriority(0);

  /** The implicit priority of what external provisioning sends. */
  public static final MergePriority PROVISIONED = new MergePriority(20);

  /** The implicit priority of what the user makes in the app. Above it he cannot edit. */
  public static final MergePriority USER = new MergePriority(40);

  /** What an entry gets that users cannot change in the app; any above {@link #USER} would do. */
  public static final MergePriority LOCKED = new MergePriority(50);

  private static final int MAX = 1000;

  public MergePriority {
    if (value < 0 || value > MAX) {
      throw new InvalidValueException("priority", "must be from 0 to " + MAX + ".");
    }
  }

  public static MergePriority nearest(int value) {
    return new MergePriority(Math.max(0, Math.min(MAX, value)));
  }

  public boolean isAbove(MergePriority other) {
    return value > other.value;
  }

  /**
   * At which priority to remove what a phone holds at this one: one above, in case the app wants
   * more than an equal one. Never from below the users' own to it: their entries would go as well.
   */
  public int ofRemoval() {
    return value + 1 == USER.value ? value : value + 1;
  }

  /**
   * Checks the priority that an administrator gives to an entry.
   *
   * @throws InvalidValueException if it is 0, which is reserved for filling gaps
   */
  public void checkOfEntry() {
    if (!isAbove(LOWEST)) {
      throw new InvalidValueException("priority", "must be from 1 to " + MAX + ".");
    }
  }

  /** Whether users cannot change in the app what has this priority. */
  public boolean isLocked() {
    return isAbove(USER);
  }

  /** The same, or the usual one of what users can change in the app, or cannot. */
  public MergePriority locked(boolean locked) {
    if (locked == isLocked()) {
      return this;
    }
    return locked ? LOCKED : PROVISIONED;
  }

  public static MergePriority higher(MergePriority one, MergePriority other) {
    return one.isAbove(other) ? one : other;
  }

  @Override
  public int compareTo(MergePriority other) {
    return Integer.compare(value, other.value);
  }
}
