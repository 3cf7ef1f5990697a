package org.callboard.platform;

import static org.callboard.platform.Allowed.mebibytes;
import static org.callboard.platform.Allowed.number;

/** Settings that say how much one phone is answered, and how much one organization may have. */
public final class Bounds {

  public static final Setting<Long> ANSWER_BYTES =
      new Setting<>(
          "callboard.answer.max-kb",
          "2048",
          Allowed.kibibytes(64, 65_536),
          "How long an answer to a phone may become, in kibibytes. Edits that would make it longer are refused.");

  public static final Setting<Long> ORGANIZATION_BYTES =
      new Setting<>(
          "callboard.organization.max-mb",
          "1024",
          mebibytes(),
          "How much the subscribers, layers and settings of one organization may have together, in mebibytes.");

  public static final Setting<Integer> ORGANIZATION_ENTRIES =
      new Setting<>(
          "callboard.organization.max-entries",
          "5000000",
          number(1000, 1_000_000_000),
          "How many subscribers, items, dial actions and settings one organization may have together.");

  private Bounds() {}

  /** So that they are declared when somebody asks for all settings. */
  static void declare() {
    // loading the class does it
  }
}
