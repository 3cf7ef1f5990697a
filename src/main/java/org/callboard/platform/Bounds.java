package org.callboard.platform;

import static org.callboard.platform.Allowed.mebibytes;
import static org.callboard.platform.Allowed.number;

import java.time.Duration;
import java.util.Optional;

/**
 * Settings that say how much one phone is answered, how much one organization may have, and how
 * long a browser stays signed in.
 */
public final class Bounds {

  public static final Setting<Long> ANSWER_BYTES =
      new Setting<>(
          "callboard.answer.max-kb",
          "2048",
          Allowed.kibibytes(64, 65_536),
          "How long an answer to a phone may be, in kibibytes. Edits that would make it longer are refused.");

  public static final Setting<Long> ORGANIZATION_BYTES =
      new Setting<>(
          "callboard.organization.max-mb",
          "1024",
          mebibytes(),
          "How much space the subscribers, layers and settings of one organization may take together, in mebibytes.");

  public static final Setting<Integer> ORGANIZATION_ENTRIES =
      new Setting<>(
          "callboard.organization.max-entries",
          "5000000",
          number(1000, 1_000_000_000),
          "How many subscribers, items, dial actions and settings one organization may have together.");

  public static final Setting<Integer> ORGANIZATION_TURNS =
      new Setting<>(
          "callboard.organization.concurrency",
          "4",
          number(1, 1000),
          "How many requests for one organization may work with the database at the same time, of all that `callboard.admin.concurrency` allows. The others wait without a connection.");

  public static final Setting<Integer> ORGANIZATION_JOBS =
      new Setting<>(
          "callboard.organization.max-jobs",
          "200",
          number(10, 1_000_000),
          "How many jobs of one organization are kept; older ones are deleted within a minute.");

  public static final Setting<Long> RECORD_BYTES =
      new Setting<>(
          "callboard.organization.record-mb",
          "256",
          mebibytes(),
          "How many mebibytes of states before and after edits the record keeps for one organization and day, on each node. Beyond that an entry says who did what, and how long the state was; states of up to 2,000 characters are always kept.");

  public static final Setting<Integer> SIGN_INS =
      new Setting<>(
          "callboard.devices.sign-ins-per-minute",
          "30",
          number(1, 1_000_000),
          "How often the phones of one subscriber may sign in within a minute, on each node. Beyond that they get no token for now, and keep using the password.");

  public static final Setting<Long> FREE_SPACE =
      new Setting<>(
          "callboard.free-space.min-mb",
          "256",
          number(0, 1_000_000).map(number -> Optional.of(number * 1024L * 1024L)),
          "How many mebibytes must be free on the disk, for uploads and for a database in a file; on a small disk a tenth is enough. With less, imports are refused and the log has a warning; 0 switches this off.");

  public static final Setting<Duration> CONSOLE_IDLE =
      new Setting<>(
          "callboard.console.idle",
          "PT30M",
          Allowed.duration("PT1M", "P1D"),
          "How long a browser stays signed in to the console without a request.");

  public static final Setting<Duration> CONSOLE_SESSION =
      new Setting<>(
          "callboard.console.session",
          "PT12H",
          Allowed.duration("PT5M", "P30D"),
          "How long a browser stays signed in to the console at most.");

  private Bounds() {}

  /** So that they are declared when somebody asks for all settings. */
  static void declare() {
    // loading the class does it
  }
}
