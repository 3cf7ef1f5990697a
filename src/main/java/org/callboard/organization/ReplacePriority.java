package org.callboard.organization;

import org.callboard.platform.InvalidValueException;

/**
 * An organization's {@code maxQuickDialReplacePriority}: before a phone merges an answer, it
 * removes every entry of a lower priority.
 *
 * @param value 1 to 40. Entries that the user made are at 40; a higher value would take them away.
 */
public record ReplacePriority(int value) {

  /** Replaces what was provisioned (20), keeps what the user made (40). */
  public static final ReplacePriority DEFAULT = new ReplacePriority(21);

  public ReplacePriority {
    if (value < 1 || value > 40) {
      throw new InvalidValueException("replacePriority", "must be from 1 to 40.");
    }
  }
}
