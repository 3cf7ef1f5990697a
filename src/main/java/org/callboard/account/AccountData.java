package org.callboard.account;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.callboard.layer.LayerData;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * The account settings of one layer. An immutable value: every edit makes a new one.
 *
 * <p>A phone refuses what comes at a lower priority than what it holds. So a layer remembers the
 * highest priority at which a phone may hold each setting from it, for good; what is sent is sent
 * at least at that.
 *
 * @param settings by name
 * @param highest by name, of settings that are there and of such as were; at least that of the
 *     setting of this name
 * @param deletions names of settings of the live layer that a draft takes away
 * @param unreadable by name, what is wrong with settings that are stored and cannot be read
 * @param whole false if something is missing because it could not be loaded, decrypted or read
 */
public record AccountData(
    SortedMap<String, AccountSetting> settings,
    SortedMap<String, MergePriority> highest,
    SortedSet<String> deletions,
    SortedMap<String, Violation> unreadable,
    boolean whole)
    implements LayerData<AccountData> {

  /** Nothing at all, and known to be nothing. */
  public static final AccountData EMPTY =
      new AccountData(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), true);

  /** What stands for a layer that could not be loaded. */
  public static final AccountData UNKNOWN = EMPTY.notWhole();

  public AccountData {
    TreeMap<String, MergePriority> all = new TreeMap<>(highest);
    settings.forEach((name, s) -> all.merge(name, s.effectivePriority(), MergePriority::higher));
    highest = Collections.unmodifiableSortedMap(all);
    TreeSet<String> gone = new TreeSet<>(deletions);
    gone.removeAll(settings.keySet());
    deletions = Collections.unmodifiableSortedSet(gone);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    TreeMap<String, Violation> left = new TreeMap<>(unreadable);
    left.keySet().removeAll(settings.keySet());
    unreadable = Collections.unmodifiableSortedMap(left);
  }

  /** Settings of which everything that is stored can be read. */
  public AccountData(
      SortedMap<String, AccountSetting> settings,
      SortedMap<String, MergePriority> highest,
      SortedSet<String> deletions,
      boolean whole) {
    this(settings, highest, deletions, new TreeMap<>(), whole);
  }

  /** Whether everything is there: all of it could be loaded and read. */
  @Override
  public boolean whole() {
    return whole && unreadable.isEmpty();
  }

  private SortedMap<String, Violation> unreadableWithout(Collection<String> names) {
    SortedMap<String, Violation> left = new TreeMap<>(unreadable);
    left.keySet().removeAll(names);
    return left;
  }

  public Optional<AccountSetting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** Adds the setting, or replaces the one of its name. */
  public AccountData with(AccountSetting setting) {
    SortedMap<String, AccountSetting> all = new TreeMap<>(settings);
    all.put(setting.name(), setting);
    return new AccountData(all, highest, deletions, unreadable, whole);
  }

  /**
   * Sets what a file has of a setting: a priority that the file does not say stays, and so does
   * that the setting is a secret.
   */
  public AccountData updatedWith(AccountSetting setting) {
    Optional<AccountSetting> there = setting(setting.name());
    return with(
        new AccountSetting(
            setting.name(),
            setting.value(),
            setting.priority().or(() -> there.flatMap(AccountSetting::priority)),
            setting.secret() || there.filter(AccountSetting::secret).isPresent()));
  }

  /** Takes the setting away, if it is there; at which priority phones may hold it stays known. */
  public AccountData without(String name) {
    SortedMap<String, AccountSetting> all = new TreeMap<>(settings);
    all.remove(name);
    return new AccountData(all, highest, deletions, unreadableWithout(List.of(name)), whole);
  }

  /** A draft that also takes away the live setting. */
  public AccountData deleting(String name) {
    SortedSet<String> all = new TreeSet<>(deletions);
    all.add(name);
    AccountData rest = without(name);
    return new AccountData(rest.settings, highest, all, rest.unreadable, whole);
  }

  /** A draft that says nothing of the setting any more. */
  public AccountData discarding(String name) {
    SortedSet<String> left = new TreeSet<>(deletions);
    left.remove(name);
    AccountData rest = without(name);
    return new AccountData(rest.settings, highest, left, rest.unreadable, whole);
  }

  @Override
  public AccountData remembering(AccountData other) {
    return remembering(other.highest);
  }

  /** The same settings; phones may hold some at these priorities from the time before. */
  public AccountData remembering(SortedMap<String, MergePriority> other) {
    SortedMap<String, MergePriority> all = new TreeMap<>(highest);
    other.forEach((name, priority) -> all.merge(name, priority, MergePriority::higher));
    return new AccountData(settings, all, deletions, unreadable, whole);
  }

  @Override
  public AccountData emptied() {
    return new AccountData(new TreeMap<>(), highest, new TreeSet<>(), whole);
  }

  @Override
  public AccountData published(AccountData draft) {
    SortedMap<String, AccountSetting> all = new TreeMap<>(settings);
    draft.deletions.forEach(all::remove);
    all.putAll(draft.settings);
    return new AccountData(
        all, highest, deletions, unreadableWithout(draft.deletions), whole && draft.whole());
  }

  @Override
  public long weight() {
    return settings.values().stream().mapToLong(AccountSetting::weight).sum();
  }

  @Override
  public int entries() {
    return settings.size();
  }

  @Override
  public boolean saysNothing() {
    return settings.isEmpty() && deletions.isEmpty();
  }

  @Override
  public AccountData notWhole() {
    return new AccountData(settings, highest, deletions, unreadable, false);
  }

  @Override
  public String toString() {
    return "AccountData" + settings.keySet();
  }
}
