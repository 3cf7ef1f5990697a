package org.callboard.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/** The rows of layers on their way to values. */
record AccountRows(SecretCipher cipher) {

  private static final Logger LOG = Logger.getLogger(AccountRows.class.getName());

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
    boolean whole = true;
    for (AccountRow row : rows) {
      row.highestPriority().ifPresent(priority -> highest.put(row.name(), priority));
      if (row.deleted()) {
        deletions.add(row.name());
      } else if (row.stored() != null) {
        try {
          settings.put(row.name(), row.setting(cipher));
        } catch (InvalidValueException e) {
          whole = false;
          LOG.log(Level.WARNING, "{0} is left out: {1}", new Object[] {row, e.getMessage()});
        }
      }
    }
    return new AccountData(settings, highest, deletions, whole);
  }
}
