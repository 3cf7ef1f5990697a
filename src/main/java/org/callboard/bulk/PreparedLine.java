package org.callboard.bulk;

import java.util.List;
import org.callboard.account.AccountSetting;
import org.callboard.subscriber.SubscriberEntry;

/**
 * A line that was read, checked and hashed, as it is to be written.
 *
 * @param settings of the subscriber's own layer
 * @param warnings for whoever has sent it
 */
public record PreparedLine(
    long line, SubscriberEntry entry, List<AccountSetting> settings, List<String> warnings) {

  public PreparedLine(long line, SubscriberEntry entry, List<AccountSetting> settings) {
    this(line, entry, settings, List.of());
  }

  /** About how many characters it keeps in memory. */
  int weight() {
    return settings.stream().mapToInt(setting -> setting.value().length()).sum()
        + entry.attributes().values().values().stream().mapToInt(String::length).sum();
  }

  @Override
  public String toString() {
    return "PreparedLine[" + line + "]";
  }
}
