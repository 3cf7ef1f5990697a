package org.callboard.bulk.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.account.SettingCheck;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Told;

/**
 * The account settings of a layer in a file.
 *
 * @param highest the priorities that the layer remembers
 * @param deletions names of settings that a draft takes away
 * @param untold of what the file says nothing: it stays as it is
 */
record AccountLayer(
    List<Setting> settings,
    SortedMap<String, MergePriority> highest,
    SortedSet<String> deletions,
    Set<Part> untold) {

  /** A member of a layer's account settings in a file. */
  enum Part {
    SETTINGS,
    DELETIONS
  }

  static final AccountLayer NONE = new AccountLayer(List.of(), new TreeMap<>(), new TreeSet<>());

  AccountLayer {
    untold = Set.copyOf(untold);
  }

  /** A whole one. */
  AccountLayer(
      List<Setting> settings,
      SortedMap<String, MergePriority> highest,
      SortedSet<String> deletions) {
    this(settings, highest, deletions, Set.of());
  }

  /**
   * A setting in a file.
   *
   * @param value empty for a secret of which the file has the name only
   */
  record Setting(
      String name,
      Optional<KeyNodeValue> value,
      Told<MergePriority> priority,
      Told<Boolean> secret) {

    /** A whole one. */
    Setting(
        String name,
        Optional<KeyNodeValue> value,
        Optional<MergePriority> priority,
        boolean secret) {
      this(name, value, new Told<>(true, priority), Told.of(secret));
    }

    /** As a file has it, whose author may be anybody. */
    static Setting read(
        String name,
        Optional<KeyNodeValue> value,
        Told<MergePriority> priority,
        Told<Boolean> secret) {
      Setting setting = new Setting(checkedName(name), value, priority, secret);
      setting.whole().map(AccountSetting::cut).ifPresent(SettingCheck::check);
      return setting;
    }

    /** A value that may be a secret stays as it was typed, until that is known. */
    private Setting given() {
      if (!secret.isTold()) {
        return this;
      }
      Optional<KeyNodeValue> cut = whole().map(AccountSetting::cut).map(AccountSetting::value);
      return new Setting(name, cut, priority, secret);
    }

    private static Setting of(AccountSetting setting, boolean withSecret) {
      Optional<KeyNodeValue> value =
          Optional.of(setting.value()).filter(v -> withSecret || !setting.secret());
      return new Setting(setting.name(), value, setting.priority(), setting.secret());
    }

    static String checkedName(String name) {
      return new AccountSetting(name, new KeyNodeValue.Plain(""), Optional.empty(), false).name();
    }

    Optional<KeyNodeValue> openValue() {
      return value.filter(v -> !isSecret());
    }

    Optional<KeyNodeValue> secretValue() {
      return value.filter(v -> isSecret());
    }

    boolean isSecret() {
      return secret.value().orElse(false);
    }

    /** Whether nobody is to see what it refers to, since that may be a piece of a secret. */
    boolean isHidden() {
      return whole().filter(AccountSetting::secret).isPresent();
    }

    /** The setting as a new one, if the file tells its value. */
    Optional<AccountSetting> whole() {
      return value.map(v -> new AccountSetting(name, v, priority.value(), isSecret()));
    }

    /**
     * The setting over that which is there, of which stays what the file does not tell. Without a
     * value, a secret stays as it is, and nothing else becomes one.
     */
    private Optional<AccountSetting> over(Optional<AccountSetting> before) {
      Optional<AccountSetting> secretBefore = before.filter(AccountSetting::secret);
      if (value.isEmpty() && (isSecret() || secret.isTold() && secretBefore.isPresent())) {
        return secretBefore;
      }
      boolean becomesSecret = secret.over(before.map(AccountSetting::secret), false);
      return value
          .or(() -> before.map(AccountSetting::value))
          .map(
              v ->
                  new AccountSetting(
                      name,
                      v,
                      priority.over(before.flatMap(AccountSetting::priority)),
                      becomesSecret))
          .map(setting -> secret.isTold() ? setting : setting.cut());
    }

    @Override
    public String toString() {
      return "Setting[" + name + "]";
    }
  }

  /** As it is exported. */
  static AccountLayer of(AccountData data, boolean withSecrets) {
    List<Setting> settings =
        data.settings().values().stream().map(one -> Setting.of(one, withSecrets)).toList();
    return new AccountLayer(settings, data.highest(), data.deletions());
  }

  /** The same as somebody types it: without what nobody sees. */
  AccountLayer given() {
    return new AccountLayer(
        settings.stream().map(Setting::given).toList(), highest, deletions, untold);
  }

  boolean saysNothing() {
    return equals(NONE);
  }

  /** What becomes of what is there: secrets that the file does not tell stay. */
  AccountData over(AccountData before) {
    if (untold.size() == Part.values().length) {
      return before.remembering(highest);
    }
    AccountData all = before.emptied();
    List<AccountSetting> becomes =
        untold.contains(Part.SETTINGS)
            ? List.copyOf(before.settings().values())
            : settings.stream().flatMap(setting -> becomes(setting, before)).toList();
    for (AccountSetting setting : becomes) {
      all = all.with(setting);
    }
    for (String name : untold.contains(Part.DELETIONS) ? before.deletions() : deletions) {
      all = all.deleting(name);
    }
    return all.remembering(highest);
  }

  private static Stream<AccountSetting> becomes(Setting setting, AccountData before) {
    return setting.over(before.setting(setting.name())).stream();
  }

  /** How many characters its values have. */
  long length() {
    return settings.stream()
        .flatMap(setting -> setting.value().stream())
        .mapToLong(KeyNodeValue::length)
        .sum();
  }

  @Override
  public String toString() {
    return "AccountLayer" + settings;
  }
}
