package org.callboard.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.RowReader;
import org.callboard.platform.SecretCipher;

/** The rows of layers on their way to values. */
record AccountRows(SecretCipher cipher) {

  /** The layers of these keys; empty ones too. */
  Map<LayerKey, AccountData> values(Collection<LayerKey> keys, List<AccountRow> rows) {
    Map<LayerKey, AccountData> values = new HashMap<>();
    keys.forEach(key -> values.put(key, AccountData.EMPTY));
    rows.stream()
        .collect(Collectors.groupingBy(AccountRow::key))
        .forEach((key, ofLayer) -> values.put(key, value(ofLayer)));
    return values;
  }

  /**
   * One layer. A setting that cannot be read, because its key is not there or somebody's SQL has
   * been, is left out, and the layer is not whole, so that nobody gets an account without it.
   */
  AccountData value(List<AccountRow> rows) {
    SortedMap<String, AccountSetting> settings = new TreeMap<>();
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    SortedSet<String> deletions = new TreeSet<>();
    SortedMap<String, Violation> unreadable = new TreeMap<>();
    for (AccountRow row : rows) {
      row.highestPriority().ifPresent(priority -> highest.put(row.name(), priority));
      if (row.deleted()) {
        deletions.add(row.name());
      } else if (row.stored() != null) {
        RowReader reader = new RowReader(row.toString());
        reader
            .read(AccountSettingJson.VALUE, () -> row.setting(cipher))
            .ifPresent(setting -> settings.put(row.name(), setting));
        reader.end().forEach(fault -> unreadable.put(row.name(), fault));
      }
    }
    return new AccountData(settings, highest, deletions, unreadable, true);
  }
}
